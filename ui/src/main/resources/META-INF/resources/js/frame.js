import { call, Problem } from "./api.js";
import { readCart } from "./cart.js";
import { el, icon } from "./dom.js";
import { loggedIn, session } from "./session.js";
import { lang, say, t } from "./texts.js";

const byId = (id) => document.getElementById(id);
let categories = [];
let category = null;
let inCart = 0;

/** All categories, in the order of the menu; none as long as the shop has not told them. */
export const knownCategories = () => categories;

/** Writes every text that stands around the page. Nodes stay, so that the keyboard's focus does. */
export function drawFrame() {
  document.querySelectorAll("[data-text]").forEach((node) => { node.textContent = t(node.dataset.text); });
  document.querySelectorAll("[data-label]").forEach((node) => {
    node.setAttribute("aria-label", t(node.dataset.label));
    if (node instanceof HTMLInputElement) node.placeholder = t(node.dataset.label);
  });
  document.querySelectorAll("[data-lang]").forEach((node) => node.setAttribute("aria-pressed", String(node.dataset.lang === lang())));
  drawTools();
  drawCategories();
  const arm = byId("arm");
  if (arm.dataset.arm) arm.textContent = t(`arm.${arm.dataset.arm}`, arm.dataset.arm);
}

function drawTools() {
  byId("orders-link").hidden = !loggedIn();
  const account = byId("account-link");
  account.href = loggedIn() ? "#/account" : "#/login";
  account.querySelector(".label").textContent = loggedIn() ? session.account.name : t("login");
  const count = byId("cart-count");
  count.textContent = String(inCart);
  count.classList.toggle("none", inCart === 0);
  count.parentElement.setAttribute("aria-label", t("cartHolds")(inCart));
}

function drawCategories() {
  const link = (id, name) => el("a", { href: id ? `#/products?category=${encodeURIComponent(id)}` : "#/products",
    "aria-current": category === id ? "page" : null }, name);
  byId("categories").replaceChildren(el("div.wrap", {}, link("", t("all")), categories.map(({ id, name }) => link(id, say(name)))));
  byId("categories").querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/** Tells the menu and the search where the customer is. */
export function place({ name, query }) {
  const listing = name === "products";
  category = listing ? (query.get("q") ? null : query.get("category") ?? "") : null;
  byId("search").elements.q.value = (listing && query.get("q")) || "";
  drawCategories();
}

/** Fetches what only decorates the frame: the page itself says so when the shop is down. */
async function quietly(fetching) {
  try {
    await fetching();
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
  }
}

/** Fetches the menu unless it is known: an outage at the first visit must not leave the shop without it. */
export const fetchCategories = () => quietly(async () => {
  if (categories.length > 0) return;
  categories = (await call("/api/categories")).items;
  drawCategories();
});

function countCart() {
  inCart = 0;
  drawTools();
  if (loggedIn()) quietly(readCart);
}

/** Starts to listen to what happens in the shop. */
export function startFrame() {
  document.querySelectorAll("[data-icon]").forEach((node) => node.prepend(icon(node.dataset.icon)));
  document.addEventListener("arm", ({ detail }) => {
    const arm = byId("arm");
    arm.hidden = false;
    arm.dataset.arm = detail;
    arm.textContent = t(`arm.${detail}`, detail);
  });
  document.addEventListener("cart", ({ detail }) => {
    inCart = detail;
    drawTools();
  });
  document.addEventListener("session", countCart);
  document.addEventListener("recount", () => quietly(readCart));
  byId("search").addEventListener("submit", (event) => {
    event.preventDefault();
    const q = event.target.elements.q.value.trim();
    location.hash = q ? `#/products?q=${encodeURIComponent(q)}` : "#/products";
  });
  drawFrame();
  fetchCategories();
  countCart();
}
