import { call, Problem } from "../api.js";
import { addItem } from "../cart.js";
import { busy, el } from "../dom.js";
import { clearFields, field, markFields, wrongFields } from "../forms.js";
import { bad } from "../notice.js";
import { session, wish } from "../session.js";
import { t } from "../texts.js";

const SHORTEST_PASSWORD = 8;

/** A form that says what is wrong beside what was typed, and keeps it. */
function form(testid, label, fields, send) {
  const button = el("button.primary", { type: "submit", testid: `${testid}-submit` }, label);
  const said = el("div.said");
  const whole = el("form", { novalidate: true }, fields, said, button);
  const submit = busy(button, async () => {
    clearFields(whole);
    said.replaceChildren();
    if (markFields(wrongFields(whole))) return;
    try {
      await send(Object.fromEntries(new FormData(whole)));
    } catch (problem) {
      bad(problem, { retry: submit, comfort: t("kept"), at: said });
    }
  });
  whole.addEventListener("submit", submit);
  return whole;
}

async function logIn({ email, password }, query) {
  session.begin(await call("/api/sessions", { method: "POST", body: { email, password } }));
  const wanted = wish.take();
  try {
    if (wanted) await addItem(wanted.sku, wanted.quantity);
  } catch (problem) {
    // They are logged in; the product's page, where they are sent back to, says what is the matter with it.
    if (!(problem instanceof Problem)) throw problem;
  }
  location.hash = query.get("then") ?? "#/";
}

const email = (testid) => field("email", t("email"), { type: "email", maxlength: 200, autocomplete: "username", testid });
const onward = (query) => (query.get("then") ? `?then=${encodeURIComponent(query.get("then"))}` : "");

const page = (title, ...parts) => el("section.narrow", {}, el("h1", {}, title), wish.made && el("p.notice.soft", {}, t("wishWaits")), parts);

export function login(_, query) {
  return page(t("login"),
    form("login", t("login"), [email("login-email"),
      field("password", t("password"), { type: "password", maxlength: 72, autocomplete: "current-password", testid: "login-password" })],
    (values) => logIn(values, query)),
    el("p.aside", {}, t("noAccount"), " ", el("a", { href: `#/register${onward(query)}` }, t("register"))));
}

export function register(_, query) {
  return page(t("register"),
    form("register", t("register"), [
      field("name", t("name"), { maxlength: 100, autocomplete: "name", testid: "register-name" }), email("register-email"),
      field("password", t("password"), { type: "password", minlength: SHORTEST_PASSWORD, maxlength: 72, autocomplete: "new-password",
        testid: "register-password" }, t("passwordHint"))],
    async (values) => {
      await call("/api/accounts", { method: "POST", body: values });
      await logIn(values, query);
    }),
    el("p.aside", {}, t("haveAccount"), " ", el("a", { href: `#/login${onward(query)}` }, t("login"))));
}

export function account() {
  const { name, email: address } = session.account;
  return el("section.narrow", {}, el("h1", {}, t("hello")(name)),
    el("p", {}, el("strong", {}, address), el("br"), el("span.quiet", {}, t("accountSays"))),
    el("div.row", {}, el("a.button", { href: "#/orders" }, t("orders")),
      el("button.quiet", { type: "button", testid: "logout", onclick: () => {
        session.leave();
        location.hash = "#/";
      } }, t("logout"))));
}
