import { call } from "../api.js";
import { addItem } from "../cart.js";
import { busy, el } from "../dom.js";
import { stepper } from "../forms.js";
import { fetchCategories, knownCategories } from "../frame.js";
import { bad, degraded } from "../notice.js";
import { picture, remember } from "../pictures.js";
import { loggedIn, wish } from "../session.js";
import { say, t, won } from "../texts.js";
import { stockLine } from "./products.js";
import { recommended } from "./recommended.js";

/** One product, and what goes well with it. */
export async function product([sku]) {
  const path = encodeURIComponent(sku);
  const [item] = await Promise.all([call(`/api/products/${path}`), fetchCategories()]);
  const category = knownCategories().find(({ id }) => id === item.category);
  return [
    el("article.product", {},
      picture(item),
      el("div", {},
        category && el("a.crumb", { href: `#/products?category=${encodeURIComponent(category.id)}` }, say(category.name)),
        el("h1", { testid: "product-title" }, say(item.name)),
        el("p.price", {}, won(item.price)),
        el("p.description", {}, say(item.description)),
        stockLine(item.stock, { testid: "product-stock" }), degraded(item.degraded),
        buying(item))),
    recommended(`sku=${path}`, "together"),
  ];
}

function buying(item) {
  const soldOut = item.stock?.available === 0;
  const quantity = stepper({ id: "quantity", value: 1, label: t("quantity") });
  const said = el("div.said", { role: "status" });
  const button = el("button.primary", { type: "submit", testid: "add-to-cart", disabled: soldOut }, t(soldOut ? "soldOut" : "add"));
  const add = busy(button, async () => {
    const wanted = Number(quantity.querySelector("input").value);
    remember(item);
    if (!loggedIn()) {
      wish.make(item.sku, wanted);
      location.hash = `#/login?then=${encodeURIComponent(location.hash)}`;
      return;
    }
    try {
      const there = await addItem(item.sku, wanted);
      said.replaceChildren(el("p.notice.good", {}, t("added")(there), " ", el("a", { href: "#/cart" }, t("toCart"))));
    } catch (problem) {
      bad(problem, { retry: add, at: said });
    }
  });
  return el("form.buy", { novalidate: true, onsubmit: add }, !soldOut && quantity, button, said);
}
