# Varnish before `caspian serve`, for The Caspian Times or your own paper. Needs the vmod "xkey"
# (Debian: the package varnish-modules). Copy the file to /etc/varnish/default.vcl, set
# CASPIAN_PURGE_URL to where Varnish listens, and see docs/in-front.md.
#
# Each answer of the paper names the documents that it shows (Surrogate-Key). After each release,
# the press purges those that changed. While the paper answers, no reader gets a purged page. While
# it does not, readers get the last page that Varnish has.
vcl 4.1;

import std;
import xkey;

backend caspian {
    .host = "127.0.0.1";
    .port = "8000";
    .connect_timeout = 2s;
    .first_byte_timeout = 30s;
    .probe = {
        .url = "/healthz";
        .interval = 1s;
        .timeout = 2s;
        .window = 4;
        .threshold = 2;
        .initial = 4;
    }
}

# Who may purge: the machines that run the press.
acl press {
    "127.0.0.1";
    "::1";
}

sub vcl_recv {
    # The host in the request does not matter: readers of a mirror share the cache.
    set req.http.Host = "caspian";
    unset req.http.Proxy;
    # A WSGI application reads an underscore in a name as a hyphen, and the paper believes this
    # server on who asked.
    unset req.http.X_Forwarded_For;
    unset req.http.X-Forwarded_For;
    unset req.http.X_Forwarded-For;
    # /%64esk/ is the desk as well, and would get past the rules below.
    if (req.url ~ "^[^?]*%(2[Ff]|3[0-9]|4[1-9A-Fa-f]|5[0-9Aa]|6[1-9A-Fa-f]|7[0-9Aa])") {
        return (synth(400, "Write this address without percent signs for letters"));
    }

    if (req.method == "PURGE") {
        if (client.ip !~ press) {
            return (synth(403, "Only the press may purge"));
        }
        if (!req.http.xkey-purge) {
            return (synth(400, "Name what to purge: xkey-purge"));
        }
        # A soft purge: Varnish asks for the page again, and still has it if nobody answers.
        return (synth(200, "Purged " + xkey.softpurge(req.http.xkey-purge)));
    }
    # Answers of the backend and the beacon are never kept.
    if (req.url ~ "^/(beacon|desk|documents|static|comments)(/|$)" || req.url ~ "^/[a-z-]+/search/"
        || req.url ~ "^/api/v1/[a-z-]+/search\.json"
        || req.url == "/healthz" || req.url == "/readyz") {
        return (pass);
    }
    if (req.method != "GET" && req.method != "HEAD") {
        return (pass);
    }
    # Readers' pages use no cookies.
    unset req.http.Cookie;

    # Old pages are shown only while the paper is away.
    if (req.restarts == 0 && std.healthy(req.backend_hint)) {
        set req.grace = 0s;
    } else {
        set req.grace = 1d;
    }
    return (hash);
}

sub vcl_hash {
    hash_data(req.url);
    return (lookup);
}

sub vcl_backend_response {
    if (bereq.uncacheable) {
        return (deliver);
    }
    if (beresp.status >= 500) {
        # Not kept. An older page is shown instead, if there is one: see vcl_synth.
        return (abandon);
    }
    if (beresp.http.CDN-Cache-Control ~ "no-store|private" || beresp.http.Set-Cookie) {
        set beresp.uncacheable = true;
        set beresp.ttl = 120s;
        return (deliver);
    }
    set beresp.http.xkey = beresp.http.Surrogate-Key;
    # RFC 9213: how long a cache may keep a page, and show it while the paper is away. An answer
    # without this header is for browsers alone.
    set beresp.ttl = 0s;
    set beresp.grace = 0s;
    if (beresp.http.CDN-Cache-Control ~ "(^|[,\s])max-age=[0-9]+") {
        set beresp.ttl = std.duration(
            regsub(beresp.http.CDN-Cache-Control, "^(.*[,\s])?max-age=([0-9]+).*$", "\2s"), 0s);
    }
    if (beresp.http.CDN-Cache-Control ~ "stale-if-error=[0-9]+") {
        set beresp.grace = std.duration(
            regsub(beresp.http.CDN-Cache-Control, "^.*stale-if-error=([0-9]+).*$", "\1s"), 0s);
    }
    # Kept longer than shown, to ask the paper whether it is still the same (304).
    set beresp.keep = 1d;
    return (deliver);
}

sub vcl_backend_error {
    return (abandon);
}

sub vcl_synth {
    # The paper is away or broken: try again, and this time accept an older page.
    if (resp.status == 503 && req.restarts == 0 && (req.method == "GET" || req.method == "HEAD")) {
        return (restart);
    }
    set resp.http.Content-Type = "text/plain; charset=utf-8";
    set resp.http.Cache-Control = "no-store";
    set resp.body = resp.reason + {"
"};
    if (resp.status == 503) {
        set resp.http.Retry-After = "5";
        set resp.body = {"The paper can't be reached. Come back in a few seconds.
"};
    }
    return (deliver);
}

sub vcl_deliver {
    unset resp.http.xkey;
    unset resp.http.Surrogate-Key;
    unset resp.http.Cache-Tag;
    unset resp.http.CDN-Cache-Control;
    unset resp.http.X-Varnish;
    unset resp.http.Via;
    return (deliver);
}
