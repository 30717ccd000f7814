# shellcheck shell=sh
# Turns lines of an access log into counts, with any awk: mawk, gawk, busybox.
#
# Included by: access-log.sh. Variables of the program, all numbers but the first four:
#   fmt: `combined`, `haproxy`, `json`, or empty where each line tells. unit: of durations that name none: s, ms, us, S (whole
#   seconds), n (they are none), or empty. mode: `probe` or `count`. here: the zone of times that name none, +0200. now, since: epoch seconds;
#   what is dated outside is not counted. skip: 1 where the first line is cut at its front. stop: a line that begins at this
#   byte of the input, or behind, is not counted. thin: of routes, one slot in so many is counted. grow: 1 where routes that are
#   not in ROUTES are taken up.
# Reads: the log, whose last line is followed by an E: what has no line end is not counted, and told in bytes.
# Prints: of a probe, `f FORMAT UNIT REQUESTS LINES` and `t ROUTE` for the busiest 30; of a count, `n NAME SLOT TAG:COUNT …`, NAME
#   `*` for everything, SLOT the epoch by 20 s, TAG `c5` for a status class or the number of a bucket; and last
#   `l LINES OTHERS EARLY FUTURE FIRST REST`.
# Memory: at most 1,000 routes of a probe and 30 of a count, whatever is asked for. No line is longer than 8 KiB.
# shellcheck disable=SC2016,SC2034 # It is a program of awk, and whoever includes this runs it.
access_lines='
function days(y, m, d,   e, p, n) {
  if (m + 0 <= 2) y--
  e = int(y / 400); y -= e * 400; p = (m + 9) % 12
  n = int((153 * p + 2) / 5) + d - 1 + y * 365 + int(y / 4) - int(y / 100)
  return e * 146097 + n - 719468
}
function east(z) {
  if (z == "Z" || z == "z") return 0
  gsub(/:/, "", z)
  if (z !~ /^[+-][0-9][0-9][0-9][0-9]$/) return zone
  return (substr(z, 1, 1) == "-" ? -1 : 1) * (substr(z, 2, 2) * 3600 + substr(z, 4, 2) * 60)
}
function stamp(t, z,   k, m) {
  k = substr(t, 1, 17) z
  if (!(k in minute)) {
    if (t !~ /^[0-3][0-9]\/[A-Z][a-z][a-z]\/[0-9][0-9][0-9][0-9]:[0-2][0-9]:[0-5][0-9]:[0-6][0-9]/) return -1
    m = index("JanFebMarAprMayJunJulAugSepOctNovDec", substr(t, 4, 3))
    if (m % 3 != 1) return -1
    if (++minutes > 2000) { split("", minute); minutes = 0 }
    minute[k] = days(substr(t, 8, 4), (m + 2) / 3, substr(t, 1, 2)) * 86400 + substr(t, 13, 2) * 3600 + substr(t, 16, 2) * 60 - east(z)
  }
  return minute[k] + substr(t, 19, 2)
}
function moment(t,   z) {
  if (t ~ /^[0-9]+(\.[0-9]+)?([eE][+]?[0-9]+)?$/) {
    t += 0
    return t > 1e17 ? t / 1e9 : t > 1e14 ? t / 1e6 : t > 1e11 ? t / 1e3 : t
  }
  if (t ~ /^[0-9][0-9]\//) return stamp(t, substr(t, 22, 5))
  if (t !~ /^[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9][T ][0-2][0-9]:[0-5][0-9]:[0-6][0-9]/) return -1
  z = substr(t, 20)
  sub(/^[.,][0-9]+/, "", z); sub(/^ /, "", z)
  return days(substr(t, 1, 4), substr(t, 6, 2), substr(t, 9, 2)) * 86400 + substr(t, 12, 2) * 3600 + substr(t, 15, 2) * 60 + substr(t, 18, 2) - east(z)
}
function value(key,   i, s) {
  i = index(line, "\"" key "\":")
  if (!i) return ""
  s = substr(line, i + length(key) + 3)
  sub(/^ +/, "", s)
  if (match(s, /^"([^"\\]|\\.)*"/)) return substr(s, 2, RLENGTH - 2)
  return match(s, /^[-+0-9.eE]+/) ? substr(s, 1, RLENGTH) : ""
}
function any(keys,   k, n, i, v) {
  n = split(keys, k, " ")
  for (i = 1; i <= n; i++) if ((v = value(k[i])) != "") { found = k[i]; return v }
  return ""
}
function lasted(v, u) { if (v !~ /^[0-9.]+([eE][-+]?[0-9]+)?$/) return; took = v + 0; tookAs = u; isTimed = 1 }
function json(   v, u) {
  if (substr(line, 1, 1) != "{") return 0
  while (match(line, /"(resp_)?headers": ?\{[^}]*\}/)) line = substr(line, 1, RSTART - 1) "\"\":0" substr(line, RSTART + RLENGTH)
  status = any("status status_code statusCode response_code code")
  if (status !~ /^[0-9]+$/) return 0
  at = moment(any("ts time timestamp @timestamp time_iso8601 time_local msec date"))
  path = any("uri path request_uri url request")
  if (found == "request") { split(path, word, " "); path = word[2] }
  gsub(/\\\//, "/", path)
  if ((v = any("duration_ms latency_ms request_time_ms response_time_ms elapsed_ms durationMs latencyMs")) != "") lasted(v, "ms")
  else if ((v = any("request_time duration_seconds duration_s latency_s upstream_response_time")) != "") lasted(v, "s")
  else if ((v = any("duration latency response_time elapsed took")) != "") {
    u = ""
    if (match(v, /[a-zA-Z\265\302].*$/) && v !~ /[0-9][eE][-+]?[0-9]+$/) { u = substr(v, RSTART); v = substr(v, 1, RSTART - 1) }
    if (u == "") lasted(v, "")
    else if (u == "s" || u == "ms") lasted(v, u)
    else if (u ~ /^.?.s$/ && u != "ns") lasted(v, "us")
  }
  return at > 0
}
function haproxy(   i, n, p, w, t) {
  i = match(line, /\[[0-3][0-9]\/[A-Z][a-z][a-z]\/[0-9][0-9][0-9][0-9]:[0-2][0-9]:[0-5][0-9]:[0-6][0-9]\.[0-9][0-9][0-9]\] /)
  if (!i) return 0
  n = split(substr(line, i + 26), p, " ")
  if (n < 6 || split(p[3], t, "/") != 5 || p[4] !~ /^-?[0-9]+$/) return 0
  status = p[4]
  at = stamp(substr(line, i + 1, 20), "")
  if (at > 0) at += substr(line, i + 22, 3) / 1000
  sub(/^[+]/, "", t[5])
  if (t[5] ~ /^[0-9]+$/) { lasted(t[5], "ms"); if (at > 0) at += t[5] / 1000 }
  w = index(line, "\"")
  path = ""
  if (w) { split(substr(line, w + 1), word, " "); path = word[2] }
  return at > 0
}
function timing(text, quoted,   w, n, i, v, key) {
  n = split(text, w, " ")
  for (i = 1; i <= n; i++) {
    v = w[i]; key = ""
    if (match(v, /^[A-Za-z_]+=/)) { key = substr(v, 1, RLENGTH - 1); v = substr(v, RLENGTH + 1) }
    if (quoted && key == "") key = quoted
    sub(/,$/, "", v)
    if (v ~ /^[0-9]+\.[0-9][0-9][0-9]$/) {
      if (key ~ /^(u|upstream)/) { if (!isTimed) lasted(v, "s") }
      else { lasted(v, "s"); return 1 }
    } else if (v ~ /^[0-9]+\/[0-9]+$/) { lasted(substr(v, index(v, "/") + 1), "us"); return 1 }
    else if (v ~ /^[0-9]+$/ && !isTimed) lasted(v, "")
  }
  return 0
}
function combined(   q, n, i, s, w) {
  if (index(line, "\\")) { gsub(/\\\\/, "?", line); gsub(/\\"/, "?", line) }
  n = split(line, q, "\"")
  i = length(q[1])
  if (n < 3 || i < 29 || substr(q[1], i - 28, 1) != "[") return 0
  at = stamp(substr(q[1], i - 27, 20), substr(q[1], i - 6, 5))
  if (at < 0 || substr(q[3], 1, 1) != " ") return 0
  s = split(q[3], w, " ")
  status = w[1]
  if (status !~ /^([0-9][0-9][0-9]|-)$/) return 0
  path = ""
  if (split(q[2], word, " ") > 1) path = word[2]
  if (n < 6) { if (s > 2) timing(substr(q[3], index(q[3], w[1] " " w[2]) + length(w[1] w[2]) + 2), ""); return 1 }
  for (i = 7; i <= n; i += 2) {
    if (timing(q[i], "")) return 1
    if (i < n && match(q[i], /[A-Za-z_]+=$/) && timing(q[i + 1], substr(q[i], RSTART, RLENGTH - 1))) return 1
  }
  return 1
}
function parse(   c) {
  isTimed = 0; took = 0; tookAs = ""; path = ""; found = ""
  if (fmt == "combined") return combined()
  if (fmt == "haproxy") return haproxy()
  if (fmt == "json") return json()
  c = substr(line, 1, 1) == "{" ? "json" : "combined"
  if (c == "json" ? json() : combined()) { kind = c; return 1 }
  if (haproxy()) { kind = "haproxy"; return 1 }
  return 0
}
function routeOf(p,   n, i, w, r, a) {
  if (p in route) return route[p]
  if (++routes > 5000) { split("", route); routes = 1 }
  r = p
  sub(/^[a-z]+:\/\/[^\/]*/, "", r); sub(/[?#;].*$/, "", r)
  if (substr(r, 1, 1) != "/") return route[p] = ""
  gsub(/[^!-~]/, "?", r); gsub(/["\\`<>*]/, "?", r)
  n = split(r, w, "/")
  r = ""
  for (i = 2; i <= n; i++) {
    a = w[i]
    if (a ~ /^[0-9]+$/ || (length(a) == 36 && a ~ /^[0-9a-fA-F]+-[0-9a-fA-F]+-[0-9a-fA-F]+-[0-9a-fA-F]+-[0-9a-fA-F]+$/) || (length(a) >= 16 && a ~ /^[0-9a-fA-F]+$/)) a = ":id"
    r = r "/" a
    if (length(r) > 200) break
  }
  return route[p] = substr(r, 1, 200)
}
function bucket(   ms, b, u, low, high) {
  u = tookAs == "" ? unit : tookAs
  if (u == "") return -1
  ms = u == "s" ? took * 1000 : u == "us" ? took / 1000 : u == "S" ? took * 1000 + 500 : took
  if (ms in bucketed) return bucketed[ms]
  if (++durations > 20000) { split("", bucketed); durations = 1 }
  low = 0; high = 227
  while (low < high) { b = int((low + high) / 2); if (ms <= bound[b]) high = b; else low = b + 1 }
  return bucketed[ms] = low
}
function each(   slot, class, r, b) {
  lines++
  if (length(line) > 8192 || !parse()) { others++; return }
  requests++
  if (at < since) { early++; return }
  if (at > now + 60) { future++; return }
  if (!first || at < first) first = at
  r = routeOf(path)
  class = status ~ /^[1-5][0-9][0-9]$/ ? substr(status, 1, 1) : "x"
  if (mode == "probe") { probe(r, class); return }
  slot = int(at / 20)
  b = isTimed && status != 101 ? bucket() : -1
  n["* " slot " c" class]++
  if (b >= 0) n["* " slot " " b]++
  if (r == "" || slot % thin) return
  if (!(r in known)) {
    if (!grow || class == 4 || names >= 30) return
    known[r] = 1; names++
  }
  n[r " " slot " c" class]++
  if (b >= 0) n[r " " slot " " b]++
}
function probe(r, class,   k) {
  kinds[kind == "" ? fmt : kind]++
  if (isTimed) {
    if (tookAs == "") { bare++; if (took <= 2) tiny++; if (took < 5) small++; if (took != int(took)) fractions++ }
    else if (tookAs == "s") seconds++
    else others_timed++
  }
  if (r == "" || class == 4) return
  if (!(r in seen) && ++names > 1000)
    for (k in seen) if ((seen[k] = int(seen[k] / 2)) < 1) { delete seen[k]; names-- }
  seen[r]++
}
function told(   k, best, i, u) {
  best = fmt
  for (k in kinds) if (best == "" || kinds[k] > kinds[best] + 0) best = k
  u = unit
  if (u == "" && bare > 0) u = best == "combined" ? (tiny * 2 > bare ? "S" : "us") : (fractions && small * 2 > bare ? "s" : "ms")
  if (u == "" && seconds > 0) u = "s"
  if (u == "" && others_timed > 0) u = "ms"
  print "f " (best == "" ? "-" : best) " " (u == "" ? "-" : u) " " requests + 0 " " lines + 0
  for (i = 0; i < 30; i++) {
    best = ""
    for (k in seen) if (best == "" || seen[k] > seen[best]) best = k
    if (best == "") return
    print "t " best
    delete seen[best]
  }
}
BEGIN {
  zone = east(here)
  names = split(ENVIRON["ROUTES"], given, " ")
  for (i = 1; i <= names; i++) known[given[i]] = 1
  if (mode == "probe") names = 0
  # Not every awk has logarithms.
  bound[0] = 1
  for (i = 1; i < 227; i++) bound[i] = bound[i - 1] * 1.05
}
NR > 1 {
  if (pos >= stop) { isPast = 1; exit }
  pos += length(line0) + 1
  line = line0
  if (NR > 2 || !skip) each()
}
{ line0 = $0 }
END {
  if (mode == "probe") told()
  for (k in n) { split(k, part, " "); out[part[1] " " part[2]] = out[part[1] " " part[2]] " " part[3] ":" n[k] }
  for (k in out) print "n " k out[k]
  printf "l %d %d %d %d %.0f %d\n", lines, others, early, future, first, isPast ? 0 : length(line0) - 1
}
'
