import { dropItem, putItem, readCart } from "../cart.js";
import { el } from "../dom.js";
import { stepper } from "../forms.js";
import { bad, clearNotice, degraded } from "../notice.js";
import { rememberedPicture } from "../pictures.js";
import { say, t, won } from "../texts.js";
import { recommended } from "./recommended.js";

const name = (item) => (item.name ? say(item.name) : item.sku);

/** The cart. Each change is sent when the one before is answered, and what the shop answers is what is drawn. */
export async function cart() {
  const place = el("div");
  const draw = (current) => {
    const focused = document.activeElement?.id;
    place.replaceChildren(...filled(current, change));
    if (focused && !document.activeElement?.id) document.getElementById(focused)?.focus();
  };
  let last = await readCart();
  let turn = Promise.resolve();
  const change = (send) => {
    turn = turn.then(async () => {
      try {
        last = await send();
        clearNotice();
      } catch (problem) {
        bad(problem, { retry: () => change(send) });
      }
      draw(last);
    });
  };
  draw(last);
  return [el("h1", {}, t("cart")), place, recommended("cart", "forYou")];
}

function filled(current, change) {
  if (current.items.length === 0) {
    return [el("section.blank", {}, el("h2", {}, t("emptyCart")), el("p", {}, t("emptyCartSays")), el("a.button.primary", { href: "#/" }, t("browse")))];
  }
  return [...degraded(current.degraded),
    el("div.two", {},
      el("ul.lines", {}, current.items.map((item) => line(item, change))),
      el("aside.slip", {},
        el("p.total", {}, el("span", {}, t("total")), el("strong", { testid: "cart-total" }, current.total === null ? t("totalUnknown") : won(current.total))),
        el("a.button.primary", { href: "#/checkout", testid: "checkout-link" }, t("checkout"))))];
}

function line(item, change) {
  return el("li.line", {},
    rememberedPicture(item.sku),
    el("a.name", { href: `#/product/${encodeURIComponent(item.sku)}` }, name(item)),
    el("span.unit", {}, item.price === null ? t("priceUnknown") : t("each")(won(item.price))),
    stepper({ id: `q-${item.sku}`, value: item.quantity, label: name(item), change: (quantity) => change(() => putItem(item.sku, quantity)) }),
    el("strong.sum", {}, item.lineTotal === null ? "" : won(item.lineTotal)),
    el("button.plain", { type: "button", "aria-label": `${t("remove")}: ${name(item)}`, onclick: () => change(() => dropItem(item.sku)) }, t("remove")));
}
