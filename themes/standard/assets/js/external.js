// Leaving: a link to a site that is not a government's asks first, as
// 《政府网站发展指引》 wants. Links to *.gov.cn and to this host go straight on.

let dialog;

export function askBeforeLeaving() {
  if (typeof HTMLDialogElement !== 'function') return;
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href]');
    if (!link || event.defaultPrevented || event.button !== 0 || !leaves(link)) return;
    event.preventDefault();
    ask(link, event.ctrlKey || event.metaKey || event.shiftKey || link.target === '_blank');
  });
}

// leaves tells whether a link goes to a foreign site.
export function leaves(link, here = location) {
  if (link.protocol !== 'http:' && link.protocol !== 'https:') return false;
  if (link.host === here.host) return false;
  return !/(^|\.)gov\.cn$/i.test(link.hostname);
}

function ask(link, newTab) {
  if (!dialog) document.body.append(dialog = make());
  dialog.querySelector('.gx-leave__host').textContent = link.host;
  dialog.returnValue = '';
  dialog.onclose = () => {
    if (dialog.returnValue !== 'go') return;
    if (newTab) open(link.href, '_blank', 'noopener');
    else location.assign(link.href);
  };
  dialog.showModal();
}

function make() {
  const box = document.createElement('dialog');
  box.className = 'gx-leave';
  box.setAttribute('aria-labelledby', 'gx-leave-title');

  const form = document.createElement('form');
  form.method = 'dialog';
  const title = document.createElement('h2');
  title.id = 'gx-leave-title';
  title.textContent = '即将离开本网站';
  const text = document.createElement('p');
  const host = document.createElement('strong');
  host.className = 'gx-leave__host';
  text.append('您将前往 ', host, '。该网站不是政府网站，其内容由该网站负责。');
  const buttons = document.createElement('p');
  buttons.className = 'gx-leave__buttons';
  buttons.append(button('stay', '留在本站', 'gx-button gx-button--plain'), button('go', '继续前往', 'gx-button'));
  form.append(title, text, buttons);
  box.append(form);
  return box;
}

function button(value, text, name) {
  const b = document.createElement('button');
  b.value = value;
  b.textContent = text;
  b.className = name;
  return b;
}
