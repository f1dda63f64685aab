// Keyboard, focus and small conveniences. Nothing here is needed to use the console.
document.documentElement.classList.add('has-script');

const rooms = { h: '/console', m: '/console/map', s: '/console/streets', a: '/console/actions', p: '/console/people/waiting', b: '/console/broadcasts' };
let waitingForRoom = false;

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, select, textarea, [contenteditable]')) {
    return;
  }
  if (waitingForRoom && rooms[event.key]) {
    location.assign(rooms[event.key]);
  } else if (event.key === '?') {
    document.getElementById('keys')?.showModal();
  } else if (event.key === '/') {
    const search = document.querySelector('input[type="search"]');
    if (search) {
      event.preventDefault();
      search.focus();
    }
  }
  waitingForRoom = event.key === 'g';
});

// After a swap the focus goes where the eye goes.
document.addEventListener('htmx:afterSwap', (event) => {
  event.target.querySelector('[data-focus-after-swap]')?.focus();
});

// A summary of faults takes the focus, so that a screen reader starts there.
document.querySelector('.faults')?.focus();

// Choosing a branch is enough; the button is for those without JavaScript.
document.getElementById('choice')?.addEventListener('change', (event) => event.target.form.requestSubmit());
document.getElementById('ward')?.closest('form.filter')?.addEventListener('change', (event) => {
  if (event.target.id === 'ward') {
    event.target.form.requestSubmit();
  }
});

document.querySelector('[data-print]')?.addEventListener('click', () => window.print());

// Narrow a list of streets while typing.
const search = document.getElementById('search');
search?.addEventListener('input', () => {
  const wanted = search.value.trim().toLocaleLowerCase();
  for (const row of document.querySelectorAll('.picks li')) {
    row.hidden = wanted !== '' && !row.querySelector('.pick-name').textContent.toLocaleLowerCase().includes(wanted);
  }
});
search?.addEventListener('keydown', (event) => {
  if (event.key === 'Enter') {
    event.preventDefault();
  }
});

// The button says how many streets it gives.
const handout = document.getElementById('handout');
const give = handout?.querySelector('button[data-many]');
function countPicks() {
  const picked = handout.querySelectorAll('input[name="street"]:checked').length;
  if (picked > 1) {
    give.textContent = give.dataset.many.replace('{0}', picked);
  }
  handout.classList.toggle('has-picks', picked > 0);
}
if (give) {
  handout.addEventListener('change', countPicks);
  countPicks();
}

// One press sends a form once.
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.method !== 'post') {
    return;
  }
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = 'yes';
  const busy = form.querySelector('[data-busy]');
  if (busy) {
    busy.textContent = busy.dataset.busy;
    form.setAttribute('aria-busy', 'true');
  }
});
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) {
    delete form.dataset.sent;
    form.removeAttribute('aria-busy');
    form.querySelector('[data-busy]')?.replaceChildren();
  }
});
