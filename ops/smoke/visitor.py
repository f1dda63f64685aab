"""A visitor of Doorstep: a browser without JavaScript, and a phone. Standard library only."""

import base64
import gzip
import hashlib
import html.parser
import http.client
import http.cookies
import json
import secrets
import urllib.parse
import uuid


class Answer:
    def __init__(self, status, headers, body, url):
        self.status, self.headers, self.body, self.url = status, headers, body, url

    @property
    def text(self):
        return self.body.decode("utf-8", "replace")

    @property
    def json(self):
        return json.loads(self.body)

    def forms(self):
        return FormReader.read(self.text)

    def form(self, action_part, containing=None):
        """The form whose action holds the text, and whose fields hold the value where one is given."""
        for form in self.forms():
            values = [value for _, value in form.fields] + [form.words]
            if action_part in form.action and (containing is None or any(containing in v for v in values)):
                return form
        raise AssertionError(f"no form to {action_part} on {self.url}: {[f.action for f in self.forms()]}")


class Form:
    def __init__(self, action, method, enctype):
        self.action, self.method, self.enctype = action, method, enctype
        self.fields, self.words = [], ""

    def value(self, name):
        return next((value for field, value in self.fields if field == name), None)


class FormReader(html.parser.HTMLParser):
    """Reads the forms of a page with the values a browser would send."""

    def __init__(self):
        super().__init__()
        self.found, self.open, self.select, self.area = [], None, None, None

    @staticmethod
    def read(text):
        reader = FormReader()
        reader.feed(text)
        return reader.found

    def handle_starttag(self, tag, attributes):
        a = {name: value or "" for name, value in attributes}
        if tag == "form":
            self.open = Form(a.get("action", ""), a.get("method", "get").upper(), a.get("enctype", ""))
            self.found.append(self.open)
        if self.open is None:
            return
        if tag == "input" and a.get("name"):
            kind = a.get("type", "text")
            if kind not in ("checkbox", "radio", "submit", "file") or "checked" in a:
                self.open.fields.append((a["name"], a.get("value", "on" if kind == "checkbox" else "")))
        if tag == "select":
            self.select = (a.get("name", ""), [])
        if tag == "option" and self.select:
            self.select[1].append((a.get("value", ""), "selected" in a))
        if tag == "textarea":
            self.area = [a.get("name", ""), ""]

    def handle_endtag(self, tag):
        if tag == "form":
            self.open = None
        if tag == "select" and self.select and self.open is not None:
            name, options = self.select
            chosen = [value for value, selected in options if selected] or [value for value, _ in options[:1]]
            self.open.fields += [(name, value) for value in chosen if name]
            self.select = None
        if tag == "textarea" and self.area and self.open is not None:
            self.open.fields.append((self.area[0], self.area[1].lstrip("\n")))
            self.area = None

    def handle_data(self, data):
        if self.area:
            self.area[1] += data
        elif self.open is not None:
            self.open.words += data


class Visitor:
    """Keeps cookies, follows redirects on this server, and may carry an access token."""

    def __init__(self, base):
        self.base = urllib.parse.urlsplit(base)
        self.cookies, self.token, self.refresh = {}, None, None

    def call(self, method, path, body=None, headers=None, follow=True):
        connection = http.client.HTTPConnection(self.base.hostname, self.base.port, timeout=60)
        sent = {"Accept": "text/html, application/json;q=0.9, */*;q=0.5", **(headers or {})}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        connection.request(method, path, body=body, headers=sent)
        reply = connection.getresponse()
        data = reply.read()
        if reply.getheader("Content-Encoding") == "gzip":
            data = gzip.decompress(data)
        for name, value in reply.getheaders():
            if name.lower() == "set-cookie":
                for morsel in http.cookies.SimpleCookie(value).values():
                    self.cookies[morsel.key] = morsel.value
        connection.close()
        answer = Answer(reply.status, dict(reply.getheaders()), data, path)
        where = reply.getheader("Location")
        if follow and reply.status in (301, 302, 303) and where:
            target = urllib.parse.urlsplit(urllib.parse.urljoin(path, where))
            if target.netloc in ("", self.base.netloc):
                onwards = target.path + ("?" + target.query if target.query else "")
                return self.call("GET", onwards)
        return answer

    def get(self, path, **options):
        return self.call("GET", path, **options)

    def submit(self, page, form, follow=True, **changes):
        """Sends a form as a browser would, with some fields filled in; a list stands for several values."""
        fields = [(name, value) for name, value in form.fields if name not in changes]
        for name, value in changes.items():
            fields += [(name, one) for one in value] if isinstance(value, list) else [(name, value)]
        target = form.action or page.url
        data = urllib.parse.urlencode(fields)
        if form.method == "GET":
            return self.call("GET", target + "?" + data, follow=follow)
        return self.call("POST", target, data, {"Content-Type": "application/x-www-form-urlencoded"}, follow)

    def upload(self, page, form, field, filename, content, **changes):
        """Sends a form with one file."""
        boundary = uuid.uuid4().hex
        fields = [(n, v) for n, v in form.fields if n not in changes and n != field] + list(changes.items())
        parts = [f'--{boundary}\r\nContent-Disposition: form-data; name="{n}"\r\n\r\n{v}\r\n'.encode() for n, v in fields]
        parts.append(
            f'--{boundary}\r\nContent-Disposition: form-data; name="{field}"; filename="{filename}"\r\n'
            "Content-Type: application/octet-stream\r\n\r\n".encode()
            + content
            + f"\r\n--{boundary}--\r\n".encode()
        )
        kind = {"Content-Type": f"multipart/form-data; boundary={boundary}"}
        return self.call("POST", form.action or page.url, b"".join(parts), kind)

    def api(self, method, path, body=None, create=False, headers=None):
        """One call of the mobile API."""
        sent = {"Accept": "application/json, application/problem+json", **(headers or {})}
        if body is not None:
            sent["Content-Type"] = "application/json"
        if self.token:
            sent["Authorization"] = "Bearer " + self.token
        if create:
            sent.setdefault("Idempotency-Key", str(uuid.uuid4()))
        keep, self.cookies = self.cookies, {}
        try:
            return self.call(method, "/api/v1" + path, None if body is None else json.dumps(body), sent, follow=False)
        finally:
            self.cookies = keep

    def sign_in_app(self, address, read_code):
        """Authorization code with PKCE, in the browser's pages, as the app does it."""

        def by_code(page):
            page = self.submit(page, page.form("/sign-in"), address=address)
            return self.submit(page, page.form("/sign-in/code"), follow=False, code=read_code())

        self.authorize(by_code)

    def sign_in_app_as(self, words):
        """The same as one of the demonstration's people."""
        self.authorize(lambda page: self.submit(page, page.form("/sign-in/as", containing=words), follow=False))

    def authorize(self, sign_in):
        verifier = secrets.token_urlsafe(48)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
        back = "http://127.0.0.1:49152/signed-in"
        query = {
            "response_type": "code", "client_id": "doorstep-app", "redirect_uri": back, "scope": "app",
            "state": secrets.token_urlsafe(8), "code_challenge": challenge, "code_challenge_method": "S256",
        }
        answer = sign_in(self.get("/oauth2/authorize?" + urllib.parse.urlencode(query)))
        while answer.status in (301, 302, 303) and not answer.headers["Location"].startswith(back):
            answer = self.get(answer.headers["Location"], follow=False)
        assert answer.status in (301, 302, 303), f"{answer.status} after signing in: {answer.text[:300]}"
        code = urllib.parse.parse_qs(urllib.parse.urlsplit(answer.headers["Location"]).query)["code"][0]
        self.tokens({"grant_type": "authorization_code", "code": code, "redirect_uri": back, "code_verifier": verifier})

    def tokens(self, what):
        body = urllib.parse.urlencode({"client_id": "doorstep-app", **what})
        answer = self.call("POST", "/oauth2/token", body, {"Content-Type": "application/x-www-form-urlencoded"})
        assert answer.status == 200, f"{answer.status} from the token endpoint: {answer.text[:300]}"
        self.token, self.refresh = answer.json["access_token"], answer.json["refresh_token"]

    def be(self, words):
        """Signs in to the console as one of the demonstration's people."""
        page = self.get("/sign-in")
        answer = self.submit(page, page.form("/sign-in/as", containing=words))
        assert answer.status == 200, f"{answer.status} signing in as {words}"
        return answer
