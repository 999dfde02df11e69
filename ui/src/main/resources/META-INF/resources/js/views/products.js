import { call } from "../api.js";
import { el } from "../dom.js";
import { fetchCategories, knownCategories } from "../frame.js";
import { degraded } from "../notice.js";
import { picture } from "../pictures.js";
import { say, t, won } from "../texts.js";

const SIZE = 20;
const FEW = 5;
const SORTS = ["name", "-name", "price", "-price", "newest"];

export function stockLine(stock, props = {}) {
  const line = (kind, text) => el(`p.stock.${kind}`, props, text);
  if (stock === null) return line("unknown", t("stockUnknown"));
  if (stock.available === 0) return line("none", t("soldOut"));
  return stock.available <= FEW ? line("few", t("few")(stock.available)) : line("plenty", t("inStock")(stock.available));
}

/** A product in a list. Recommendations come without stock; where it is not known, the list says so once. */
export function card(product, testid = "product-card") {
  const soldOut = product.stock?.available === 0;
  return el("li.card", { testid }, el(soldOut ? "a.sold-out" : "a", { href: `#/product/${encodeURIComponent(product.sku)}` },
    picture(product, { loading: "lazy" }),
    el("span.name", { testid: "product-title" }, say(product.name)),
    el("span.price", {}, won(product.price)),
    product.stock && stockLine(product.stock)));
}

/** Links to the page before and after, for any list that has pages. */
export function pager(page, pages, link) {
  if (pages < 2) return null;
  const step = (to, name) => (to >= 0 && to < pages ? el("a.button.quiet", { href: link(to) }, t(name)) : el("span"));
  return el("nav.pager", { "aria-label": t("pages") }, step(page - 1, "previous"), el("span", {}, t("page")(page + 1, pages)), step(page + 1, "next"));
}

const linkWith = (query, changes) => {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) value === null ? next.delete(name) : next.set(name, value);
  return `#/products?${next}`;
};

function sorting(query) {
  const chosen = query.get("sort") ?? "name";
  return el("label.sort", {}, el("span", {}, t("sort")), el("select", { id: "sort",
    onchange: ({ target }) => { location.hash = linkWith(query, { sort: target.value, page: null }); } },
  SORTS.map((name) => el("option", { value: name, selected: name === chosen }, t(`sorts.${name}`)))));
}

function title(query) {
  if (query.get("q")) return t("results")(query.get("q"));
  const category = knownCategories().find(({ id }) => id === query.get("category"));
  return category ? say(category.name) : t("all");
}

/** The list of products, as the address asks for it. */
export async function products(_, query, { heading = "h1" } = {}) {
  const wanted = new URLSearchParams({ size: SIZE });
  for (const name of ["category", "q", "sort", "page"]) if (query.get(name)) wanted.set(name, query.get(name));
  const [list] = await Promise.all([call(`/api/products?${wanted}`), fetchCategories()]);
  return [
    el("div.list-head", {}, el(heading, {}, title(query)), el("span.quiet", {}, t("found")(list.total)), list.total > 1 && sorting(query)),
    degraded(list.degraded),
    list.items.length > 0
      ? el("ul.grid", {}, list.items.map((product) => card(product)))
      : el("section.blank", {}, el("h2", {}, t("nothing")), el("p", {}, t("nothingSays")), el("a.button", { href: "#/" }, t("browse"))),
    pager(list.page, Math.ceil(list.total / list.size), (page) => linkWith(query, { page })),
  ];
}
