// Passkeys: what the browser can do, and the two conversations with it. Without it the pages offer codes.
const headers = { 'Content-Type': 'application/json', Accept: 'application/json' };
const csrf = document.querySelector('meta[name="csrf-header"]');
if (csrf) {
  headers[csrf.content] = document.querySelector('meta[name="csrf-token"]').content;
}

async function send(path, body) {
  const answer = await fetch(path, { method: 'POST', headers, body });
  if (answer.redirected) {
    location.assign(answer.url);
    return new Promise(() => {});
  }
  const said = await answer.json();
  if (!answer.ok) {
    throw new Error(`${said.title}. ${said.detail}`);
  }
  return said;
}

async function signIn() {
  const asked = await send('/sign-in/passkey/options', '{}');
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(asked);
  const signed = await navigator.credentials.get({ publicKey });
  return send('/sign-in/passkey', JSON.stringify(signed.toJSON()));
}

async function add(form) {
  const asked = await send('/account/security/passkeys/options', '{}');
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(asked);
  const made = await navigator.credentials.create({ publicKey });
  const label = encodeURIComponent(form.elements.label.value);
  return send(`/account/security/passkeys?label=${label}`, JSON.stringify(made.toJSON()));
}

// A passkey belongs to a name, so there is none at an address of numbers.
const atName = !/^[\d.]+$|:/.test(location.hostname);

if (atName && window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
  document.querySelectorAll('.no-passkeys').forEach((line) => line.remove());
  for (const form of document.querySelectorAll('form[data-passkey]')) {
    form.hidden = false;
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const refusal = form.querySelector('.refusal');
      refusal.hidden = true;
      try {
        location.assign((await (form.dataset.passkey === 'add' ? add(form) : signIn())).next);
      } catch (why) {
        refusal.textContent = why.name === 'NotAllowedError' ? 'The passkey was not used. Try again, or use a code.' : why.message;
        refusal.hidden = false;
      }
    });
  }
}
