import { Problem } from "./api.js";
import { content, el } from "./dom.js";
import { drawFrame, fetchCategories, place, startFrame } from "./frame.js";
import { clearNotice, problemBox } from "./notice.js";
import { loggedIn } from "./session.js";
import { lang, speak, t } from "./texts.js";
import { account, login, register } from "./views/account.js";
import { cart } from "./views/cart.js";
import { checkout } from "./views/checkout.js";
import { home } from "./views/home.js";
import { order } from "./views/order.js";
import { orders } from "./views/orders.js";
import { product } from "./views/product.js";
import { products } from "./views/products.js";

const VIEWS = { "": home, products, product, login, register, account, cart, checkout, order, orders };
const NEED_SESSION = new Set([account, cart, checkout, order, orders]);
const main = document.getElementById("main");
let turn = 0;

function address() {
  const [path, query = ""] = location.hash.replace(/^#\/?/, "").split("?");
  const [name, ...rest] = path.split("/");
  return { name, rest: rest.map(decoded), query: new URLSearchParams(query) };
}

/** A link that somebody cut short may end inside an escape; then there is simply no such page. */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

async function contentOf({ name, rest, query }) {
  const view = Object.hasOwn(VIEWS, name) ? VIEWS[name] : null;
  try {
    if (!view) throw new Problem({ type: "not-found", status: 404 });
    return content([await view(rest, query)]);
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    return problem.needsLogin ? null : failed(problem);
  }
}

/** A page that could not be made says why, and what to do. */
function failed(problem) {
  const missing = problem.status === 404;
  return [el("section.blank", {}, el("h1", {}, t(missing ? "problem.not-found" : "downTitle")),
    missing ? el("p", { testid: "error-message" }, t("notFoundSays")) : problemBox(problem, { retry: () => show() }),
    el("a.button.quiet", { href: "#/" }, t("home")))];
}

/** Draws what the address names. An answer that comes after the customer has gone on is dropped. */
async function show() {
  const mine = ++turn;
  const here = address();
  if (NEED_SESSION.has(VIEWS[here.name]) && !loggedIn()) return goToLogin();
  main.setAttribute("aria-busy", "true");
  fetchCategories();
  place(here);
  const drawn = await contentOf(here);
  if (mine !== turn) return;
  main.removeAttribute("aria-busy");
  if (drawn === null) return goToLogin();
  clearNotice();
  main.replaceChildren(...drawn);
  document.title = `${main.querySelector("h1")?.textContent ?? t("all")} · Two Shops`;
}

function goToLogin() {
  location.replace(`#/login?then=${encodeURIComponent(location.hash)}`);
}

/** The other language, with everything that was typed still there. */
async function translate(code) {
  const typed = new Map([...main.querySelectorAll("input[id], select[id]")].map((input) => [input.id, input.value]));
  speak(code);
  drawFrame();
  await show();
  for (const [id, value] of typed) {
    const input = document.getElementById(id);
    if (!input || input.value === value) continue;
    input.value = value;
    input.dispatchEvent(new Event("restored", { bubbles: true }));
  }
}

document.querySelectorAll("[data-lang]").forEach((node) => node.addEventListener("click", () => translate(node.dataset.lang)));
document.getElementById("skip").addEventListener("click", (event) => {
  event.preventDefault();
  main.focus();
});

// Each entry of the history remembers how far down its page was; the browser cannot, as the page is drawn later.
const depths = new Map();
let entry = history.state?.entry ?? 0;
history.scrollRestoration = "manual";
history.replaceState({ entry }, "");

async function moved() {
  depths.set(entry, scrollY);
  const back = history.state?.entry;
  entry = back ?? Date.now();
  if (back === undefined) history.replaceState({ entry }, "");
  const focused = main.contains(document.activeElement) ? document.activeElement.id : null;
  await show();
  const again = focused ? document.getElementById(focused) : null;
  (again ?? main).focus({ preventScroll: true });
  scrollTo(0, (back !== undefined && depths.get(back)) || 0);
}

addEventListener("hashchange", moved);
speak(lang());
startFrame();
show();
