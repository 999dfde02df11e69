import { call } from "../api.js";
import { readCart, recount } from "../cart.js";
import { busy, el } from "../dom.js";
import { clearFields, field, markFields, wrongFields } from "../forms.js";
import { bad, degraded } from "../notice.js";
import { attempt, draft } from "../session.js";
import { say, t, won } from "../texts.js";

const CARDS = ["tok_ok", "tok_declined", "tok_slow", "tok_flaky"];

/** Where the customer says whereto and how to pay. Trying again uses the same key, so it cannot order twice. */
export async function checkout() {
  const current = await readCart();
  if (current.items.length === 0) {
    return el("section.blank", {}, el("h1", {}, t("emptyCart")), el("p", {}, t("emptyCartSays")),
      el("div.row", {}, el("a.button.primary", { href: "#/" }, t("browse")), attempt.unanswered && el("a.button.quiet", { href: "#/orders" }, t("orders"))));
  }
  return [el("h1", {}, t("checkout")), degraded(current.degraded),
    attempt.unanswered && el("p.notice.soft", {}, t("unanswered"), " ", el("a", { href: "#/orders" }, t("orders"))),
    el("div.two", {}, details(current), slip(current))];
}

function details(current) {
  const kept = draft.get();
  const text = (name, max, autocomplete) =>
    field(name, t(name), { maxlength: max, autocomplete, value: kept[name] ?? "", testid: `address-${name}` });
  const button = el("button.primary.wide", { type: "submit", testid: "place-order" }, t("place"));
  const said = el("div.said");
  const form = el("form", { novalidate: true },
    el("fieldset", {}, el("legend", {}, t("address")), text("recipient", 100, "name"), text("street", 200, "street-address"),
      el("div.pair", {}, text("postalCode", 12, "postal-code"), text("city", 100, "address-level2"))),
    el("fieldset", {}, el("legend", {}, t("payment")), cards(kept.paymentToken)),
    said, button);
  const values = () => Object.fromEntries(new FormData(form));
  const keep = () => draft.set(values());
  form.addEventListener("input", keep);
  form.addEventListener("restored", keep);
  const send = busy(button, async () => {
    clearFields(form);
    said.replaceChildren();
    if (markFields(wrongFields(form))) return;
    button.textContent = t("placing");
    const { paymentToken, ...address } = values();
    try {
      arrived(await call("/api/orders", { method: "POST", body: { paymentToken, address }, key: attempt.keyFor(current.items) }));
    } catch (problem) {
      if (problem.passing) attempt.wentUnanswered();
      if (problem.type === "idempotency-key-reused") attempt.done();
      bad(problem, { retry: send, comfort: t("safeRetry"), at: said });
    } finally {
      button.textContent = t("place");
    }
  });
  form.addEventListener("submit", send);
  return form;
}

function arrived(order) {
  attempt.done();
  recount();
  location.hash = `#/order/${order.id}`;
}

/** The test cards, and what the chosen one does. */
function cards(chosen = CARDS[0]) {
  const says = el("p.hint", { id: "card-says", "aria-live": "polite" }, t(`cardSays.${chosen}`));
  const select = el("select", { id: "card", name: "paymentToken", testid: "card-select", "aria-describedby": "card-says" },
    CARDS.map((token) => el("option", { value: token, selected: token === chosen }, t(`cards.${token}`))));
  const explain = () => { says.textContent = t(`cardSays.${select.value}`); };
  select.addEventListener("change", explain);
  select.addEventListener("restored", explain);
  return el("div.field", {}, el("label", { for: "card" }, t("card")), select, says);
}

function slip(current) {
  return el("aside.slip", {}, el("h2", {}, t("yourOrder")),
    el("ul.receipt", {}, current.items.map((item) => el("li", {},
      el("span", {}, `${item.name ? say(item.name) : item.sku} × ${item.quantity}`),
      el("span", {}, item.lineTotal === null ? "" : won(item.lineTotal))))),
    el("p.total", {}, el("span", {}, t("total")), el("strong", {}, current.total === null ? t("totalUnknown") : won(current.total))));
}
