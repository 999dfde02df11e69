import { Problem } from "./api.js";
import { el } from "./dom.js";
import { markFields } from "./forms.js";
import { t } from "./texts.js";

const top = () => document.getElementById("notice");

export function clearNotice() {
  top().replaceChildren();
}

/** What a problem means, in the customer's language; a type that is not known here speaks for itself. */
const meaning = (problem) => t(`problem.${problem.type}`, problem.message);

const loginHere = () => `#/login?then=${encodeURIComponent(location.hash)}`;

/** A problem with what one can do about it: wait and try again, log in, or tell the shop its number. */
export function problemBox(problem, { retry = null, comfort = null } = {}) {
  return el("div.notice.bad", { testid: "error-message", role: "alert" }, el("p", {}, meaning(problem), problem.passing && comfort ? ` ${comfort}` : ""),
    problem.passing && problem.correlationId && el("p.fine", {}, t("report")(problem.correlationId)),
    problem.needsLogin && el("a.button", { href: loginHere() }, t("login")),
    problem.type === "idempotency-key-reused" && el("a.button", { href: "#/orders" }, t("orders")),
    retry && problem.passing && el("button", { type: "button", onclick: retry }, t("retry")));
}

/**
 * Says what went wrong: at its fields where the shop names them, and in a box. Anything that is no problem of the shop is a
 * defect and goes on.
 * @param {?Function} options.retry does the same again
 * @param {?string} options.comfort what is not lost, for a problem that passes
 * @param {?Element} options.at where the box belongs; the top of the page if left out
 */
export function bad(problem, { retry = null, comfort = null, at = null } = {}) {
  if (!(problem instanceof Problem)) throw problem;
  const place = at ?? top();
  place.replaceChildren(problemBox(problem, { retry, comfort }));
  if (!markFields(problem.errors)) place.scrollIntoView({ block: "nearest" });
}

/** One line for each part that is missing from an answer. */
export const degraded = (parts) =>
  parts.map((part) => el("p.notice.soft", { testid: "degraded-note" }, t(`degraded.${part}`, part)));
