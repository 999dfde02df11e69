const read = (name) => JSON.parse(sessionStorage.getItem(name) ?? "null");
const write = (name, value) =>
  value === null ? sessionStorage.removeItem(name) : sessionStorage.setItem(name, JSON.stringify(value));

/** Who is logged in, in this tab. */
export const session = {
  get token() {
    const current = read("session");
    return current && new Date(current.expiresAt) > new Date() ? current.token : null;
  },
  get account() {
    return this.token ? read("session").account : null;
  },
  begin(answer) {
    write("session", answer);
    document.dispatchEvent(new Event("session"));
  },
  /** The session ran out: what the customer was about to do is kept for when they are back. */
  end() {
    write("session", null);
    document.dispatchEvent(new Event("session"));
  },
  /** The customer leaves: nothing of them stays in the tab. */
  leave() {
    ["attempt", "draft", "wish", "pictures"].forEach((name) => write(name, null));
    this.end();
  },
};

export const loggedIn = () => session.token !== null;

function randomKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A kept thing belongs to the account that kept it: the next customer of this tab does not see it. */
const ofAccount = (name) => {
  const kept = read(name);
  return kept?.account === session.account?.id ? kept : null;
};

/**
 * The order that is being placed. Its key outlives errors, reloads and a new login until the shop has acknowledged it, so
 * that trying again cannot order twice. Changing the address or the card keeps the key: had an earlier try arrived after
 * all, the shop would say so (422). Other goods in the cart are another order, with another key.
 */
export const attempt = {
  keyFor(items) {
    const goods = items.map(({ sku, quantity }) => [sku, quantity]);
    const current = ofAccount("attempt");
    if (current && JSON.stringify(current.goods) === JSON.stringify(goods)) return current.key;
    const key = randomKey();
    write("attempt", { account: session.account.id, goods, key, unanswered: false });
    return key;
  },
  /** Whether a try got no answer, so that nobody can know here whether it arrived. */
  get unanswered() {
    return ofAccount("attempt")?.unanswered ?? false;
  },
  wentUnanswered() {
    const current = ofAccount("attempt");
    if (current) write("attempt", { ...current, unanswered: true });
  },
  done() {
    write("attempt", null);
  },
};

/** What the customer typed into the checkout, kept while the tab lives. */
export const draft = {
  get: () => ofAccount("draft")?.values ?? {},
  set: (values) => write("draft", { account: session.account.id, values }),
};

/** What somebody wanted to put into a cart before they had one; done after the login. */
export const wish = {
  get made() {
    return read("wish") !== null;
  },
  make: (sku, quantity) => write("wish", { sku, quantity }),
  take() {
    const wanted = read("wish");
    write("wish", null);
    return wanted;
  },
};
