// Announcements: what changed is said aloud by screen readers, through one live
// region for the page.

let region;

export function announce(text) {
  if (!region) {
    region = document.createElement('div');
    region.className = 'gx-visually-hidden';
    region.setAttribute('role', 'status');
    document.body.append(region);
  }
  region.textContent = '';
  // A region that gets its text in the moment it appears is not read.
  setTimeout(() => { region.textContent = text; }, 50);
}
