// The search data of the site: opened once, and again when the host has been given a
// new edition in the meantime.

import { fetchFrom, scriptsFrom } from './client/files.js';
import { openReader } from './client/reader.js';

const offline = () => 'gxOffline' in document.documentElement.dataset;

let opened;

// open resolves to a reader of the data that belong to a form.
export function open(form, fresh = false) {
  if (!opened || fresh) {
    const base = new URL('data/', form.action);
    opened = openReader(offline() ? scriptsFrom(base) : fetchFrom(base, fresh)).then((reader) => Object.assign(reader, { base }));
    opened.catch(() => { opened = undefined; });
  }
  return opened;
}

// ask puts a question to the data. When a file is not there any more, a new edition
// was published: it is opened, and asked once more.
export async function ask(form, question, signal) {
  try {
    return await question(await open(form));
  } catch (error) {
    if (signal && signal.aborted) throw error;
    return question(await open(form, true));
  }
}

// address is where a route such as /policies/a/ leads.
export function address(reader, route) {
  return new URL(`../..${route}${offline() ? 'index.html' : ''}`, reader.base);
}
