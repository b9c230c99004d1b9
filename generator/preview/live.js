// Follows the site while it is edited: reloads the page when its bytes change, and
// shows the problems when there are any. Loaded by the preview server only.

const own = "/.gongkai/";

function element(tag, name, text) {
  const e = document.createElement(tag);
  if (name) e.className = name;
  if (text) e.textContent = text;
  return e;
}

function card(problem) {
  const item = element("li", "gk-problem");
  item.append(element("p", "gk-problem__place", `${problem.place}　${problem.severity} ${problem.code}`));
  item.append(element("p", "gk-problem__message", problem.message));
  if (problem.excerpt) {
    const source = element("pre", "gk-problem__source");
    const characters = Array.from(problem.excerpt);
    source.append(
      element("span", "gk-problem__line", `${problem.line} `),
      characters.slice(0, problem.caret).join(""),
      element("mark", "", characters.slice(problem.caret).join("") || " "),
    );
    item.append(source);
  }
  if (problem.hint) item.append(element("p", "gk-problem__hint", `怎么改：${problem.hint}`));
  return item;
}

function show(state) {
  document.querySelector(".gk-live")?.remove();
  const errors = state.errors > 0 || state.failure;
  if (!errors && state.problems.length === 0 && state.unpublished.length === 0) return;
  const box = element("details", errors ? "gk-live gk-live--broken" : "gk-live");
  box.open = Boolean(errors);
  box.setAttribute("role", "status");
  const words = [];
  if (errors) words.push(`有 ${state.errors} 处错误，下面仍是改动前的页面`);
  else if (state.problems.length > 0) words.push(`${state.problems.length} 条警告`);
  if (state.unpublished.length > 0) words.push(`${state.unpublished.length} 篇不公开`);
  box.append(element("summary", "gk-live__summary", `预览：${words.join("，")}`));
  if (state.failure) box.append(element("p", "gk-problem__message", state.failure));
  const list = element("ul", "gk-live__list");
  for (const problem of state.problems) list.append(card(problem));
  box.append(list);
  if (state.unpublished.length > 0) {
    const drafts = element("ul", "gk-live__list");
    for (const doc of state.unpublished) {
      const item = element("li");
      const link = element("a", "", `${doc.title}（${doc.reason}）`);
      link.href = doc.url;
      item.append(link);
      drafts.append(item);
    }
    box.append(element("p", "gk-problem__place", "只在预览中可见："), drafts);
  }
  document.body.append(box);
}

async function ask() {
  const answer = await fetch(`${own}problems`, { cache: "no-store" });
  show(await answer.json());
}

// The server answers with an event at once: reload if the page went stale before it
// listened, or while the server was away.
const sum = new URL(import.meta.url).searchParams.get("sum");
const stream = new EventSource(`${own}events?path=${encodeURIComponent(location.pathname)}&sum=${sum}`);
stream.addEventListener("open", () => { document.documentElement.dataset.live = "on"; });
stream.addEventListener("reload", () => location.reload());
stream.addEventListener("problems", ask);
