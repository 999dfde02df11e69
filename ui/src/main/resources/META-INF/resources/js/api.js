import { session } from "./session.js";

/** A shop that says nothing for so long is not waited for: checkout answers within 2 s when all is well. */
const PATIENCE_MILLIS = 15_000;
const SESSION_IS_OVER = ["token-invalid", "authentication-required"];

/** A problem (RFC 9457) that the shop answered, or `offline` when it did not answer at all. */
export class Problem extends Error {
  constructor(body, retryAfterSeconds = null) {
    super(body.title ?? body.type);
    this.type = (body.type ?? "internal").replace("urn:two-shops:problem:", "");
    this.status = body.status ?? 0;
    this.errors = body.errors ?? [];
    this.correlationId = body.correlationId ?? null;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** Whether the same call may do better later. */
  get passing() {
    return this.status === 0 || this.status >= 500;
  }

  get needsLogin() {
    return SESSION_IS_OVER.includes(this.type);
  }
}

/**
 * Calls the shop and returns the JSON of its answer.
 * @throws {Problem}
 */
export async function call(path, { method = "GET", body, key } = {}) {
  const headers = { Accept: "application/json" };
  const token = session.token;
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (key) headers["Idempotency-Key"] = key;
  if (token) headers.Authorization = `Bearer ${token}`;
  let response;
  let answer;
  try {
    response = await fetch(path, { method, headers, signal: AbortSignal.timeout(PATIENCE_MILLIS),
      body: body === undefined ? undefined : JSON.stringify(body) });
    answer = await response.json().catch((broken) => {
      if (broken instanceof SyntaxError) return null;
      throw broken;
    });
  } catch {
    throw new Problem({ type: "offline" });
  }
  const arm = response.headers.get("X-Shop-Arm");
  if (arm) document.dispatchEvent(new CustomEvent("arm", { detail: arm }));
  if (response.ok && answer !== null) return answer;
  // What is no JSON was not said by the shop, but by something in front of it.
  const problem = new Problem({ type: "internal", ...answer, status: response.ok ? 502 : response.status },
    Number(response.headers.get("Retry-After")) || null);
  // Only the session that was refused is ended: the customer may have logged in again meanwhile.
  if (problem.needsLogin && session.token === token) session.end();
  throw problem;
}
