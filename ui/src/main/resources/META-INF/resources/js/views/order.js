import { call, Problem } from "../api.js";
import { recount } from "../cart.js";
import { busy, el, icon } from "../dom.js";
import { bad, degraded } from "../notice.js";
import { rememberedPicture } from "../pictures.js";
import { say, t, when, won } from "../texts.js";

const UNDECIDED = ["PENDING", "CANCELLING"];
const FIRST_PAUSE_MILLIS = 700;
const LONGEST_PAUSE_MILLIS = 8000;
const BACKOFF = 1.5;
const SIGNS = { PENDING: "clock", CONFIRMED: "check", REJECTED: "cross", CANCELLING: "clock", CANCELLED: "back" };

export const chip = ({ status }) => el(`span.chip.${status.toLowerCase()}`, { testid: "order-status", "data-status": status },
  icon(SIGNS[status]), t(`status.${status}`));

/** What may still change by itself: an undecided order, and a confirmed one whose parcel is not known. */
const settling = (order) => UNDECIDED.includes(order.status) || (order.status === "CONFIRMED" && order.shipment === null);

/** One order, watched with growing pauses for as long as it is unsettled and on the screen. */
export async function order([id]) {
  const path = `/api/orders/${encodeURIComponent(id)}`;
  const place = el("article.order");
  let current = null;
  let timer = 0;
  const draw = (next) => {
    if (JSON.stringify(next) !== JSON.stringify(current)) place.replaceChildren(...drawn(next, settled));
    if (current !== null && current.status !== next.status) recount();
    current = next;
  };
  const watch = (pause) => {
    clearTimeout(timer);
    if (!settling(current)) return;
    timer = setTimeout(async () => {
      if (!place.isConnected) return;
      const seconds = await look();
      watch(Math.max(seconds * 1000, Math.min(LONGEST_PAUSE_MILLIS, pause * BACKOFF)));
    }, pause);
  };
  /** @returns {Promise<number>} how many seconds the shop wants to be left alone */
  const look = async () => {
    const said = place.querySelector(".watching");
    try {
      draw(await call(path));
      said?.replaceChildren();
      return 0;
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      said?.replaceChildren(el("p.notice.soft", {}, t("lookAgain")));
      return problem.retryAfterSeconds ?? 0;
    }
  };
  const settled = (next) => {
    draw(next);
    watch(FIRST_PAUSE_MILLIS);
  };
  settled(await call(path));
  return place;
}

function title({ status }) {
  if (status === "CONFIRMED") return t("thanks");
  return status === "PENDING" ? t("waitTitle") : t(`status.${status}`);
}

function drawn(order, settled) {
  return [
    el("header", { role: "status" }, chip(order), el("h1", {}, title(order)),
      el("p", {}, order.reason ? `${t(`reason.${order.reason}`)} ` : "", t(`statusSays.${order.status}`))),
    el("div.watching", { "aria-live": "polite" }),
    degraded(order.degraded),
    el("dl.facts", {},
      fact(t("orderNumber"), el("code", { testid: "order-id" }, order.id), el("span.quiet", {}, t("orderOf")(when(order.createdAt)))),
      parcel(order),
      fact(t("deliverTo"), order.address.recipient, el("br"), `${order.address.street}, ${order.address.postalCode} ${order.address.city}`)),
    el("ul.receipt", {}, order.lines.map((line) => el("li", {},
      rememberedPicture(line.sku),
      el("a", { href: `#/product/${encodeURIComponent(line.sku)}` }, `${say(line.name)} × ${line.quantity}`), el("span", {}, won(line.lineTotal))))),
    el("p.total", {}, el("span", {}, t("total")), el("strong", {}, won(order.total))),
    el("div.row", {}, el("a.button", { href: "#/" }, t("keepShopping")), order.status === "CONFIRMED" && cancelling(order, settled)),
  ];
}

const fact = (name, ...says) => el("div", {}, el("dt", {}, name), el("dd", {}, says));

function parcel({ status, shipment, degraded: parts }) {
  if (shipment) return fact(t("shipment"), el("code", {}, shipment.trackingNumber), el("span.quiet", {}, t(`shipmentStatus.${shipment.status}`)));
  return status === "CONFIRMED" && !parts.includes("shipping") && fact(t("shipment"), t("shipmentSoon"));
}

/** Asks once more before the order is cancelled. */
function cancelling({ id }, settled) {
  const place = el("div.row");
  const ask = el("button.quiet", { type: "button" }, t("cancel"));
  const yes = el("button.danger", { type: "button" }, t("cancelYes"));
  const no = el("button.quiet", { type: "button" }, t("cancelNo"));
  ask.addEventListener("click", () => {
    place.replaceChildren(el("span", {}, t("cancelSure")), yes, no);
    no.focus();
  });
  no.addEventListener("click", () => {
    place.replaceChildren(ask);
    ask.focus();
  });
  const cancel = busy(yes, async () => {
    try {
      settled(await call(`/api/orders/${id}/cancel`, { method: "POST" }));
      document.getElementById("main").focus();
      scrollTo(0, 0);
    } catch (problem) {
      bad(problem, { retry: cancel });
    }
  });
  yes.addEventListener("click", cancel);
  place.append(ask);
  return place;
}
