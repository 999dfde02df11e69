import { call } from "../api.js";
import { el } from "../dom.js";
import { degraded } from "../notice.js";
import { say, t, when, won } from "../texts.js";
import { chip } from "./order.js";
import { pager } from "./products.js";

const SHORT_ID = 8;

/** The customer's orders, the newest first. */
export async function orders(_, query) {
  const list = await call(`/api/orders?page=${encodeURIComponent(query.get("page") ?? 0)}`);
  return [el("h1", {}, t("orders")), degraded(list.degraded),
    list.items.length > 0
      ? el("ul.orders", {}, list.items.map(entry))
      : el("section.blank", {}, el("h2", {}, t("noOrders")), el("p", {}, t("noOrdersSays")), el("a.button", { href: "#/" }, t("browse"))),
    pager(list.page, Math.ceil(list.total / list.size), (page) => `#/orders?page=${page}`)];
}

function entry(order) {
  const [first, ...others] = order.lines;
  return el("li", {}, el("a", { href: `#/order/${order.id}` },
    el("strong", {}, t("andMore")(say(first.name), others.length)),
    el("span.quiet", {}, when(order.createdAt), " · ", el("code", {}, order.id.slice(0, SHORT_ID))),
    order.shipment && el("span.quiet", {}, `${t("shipment")}: ${t(`shipmentStatus.${order.shipment.status}`)}, ${order.shipment.trackingNumber}`)),
  chip(order), el("strong.sum", {}, won(order.total)));
}
