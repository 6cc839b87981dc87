'use strict';
/* The station page: draws what the daemon sends, computes nothing about the grid itself. */
const $ = id => document.getElementById(id);
const SPAN_S = 600, OLD_MS = 2000, STILL_MS = 1500;
const MODES = {
  normal: ['Normal', 'good'], shedding: ['Shedding', 'stop'], regulating: ['Regulating', 'good'],
  waiting: ['Returning: waiting', 'stop'], restoring: ['Returning', 'stop'], ordered: ['Ordered', 'stop'],
  blind: ['Blind', 'bad'], carrying_on: ['Blind: carrying on', 'bad'], dark: ['Dark', 'bad'],
  held: ['Held', 'stop'], starting: ['Starting', 'stop']
};
let zone = 'UTC', seen = null, heardAt = performance.now(), cycles = -1, movedAt = heardAt;
let last = null, points = [], chart = null, chosen = 0, asked = 0;

function say(node, text) { if (node.textContent !== text) node.textContent = text; }
function hz(value) { return value.toFixed(2); }
function kw(watts) { return watts == null ? 'unknown' : (watts / 1000).toFixed(Math.abs(watts) < 99950 ? 2 : 1) + ' kW'; }
function clock(time, parts) {
  const all = { timeZone: zone, hourCycle: 'h23', hour: '2-digit', minute: '2-digit', second: '2-digit' };
  return new Intl.DateTimeFormat('en-GB', Object.assign(all, parts)).format(new Date(time));
}
function age(ms) {
  const s = ms / 1000;
  return s < 1 ? Math.round(ms) + ' ms' : s < 120 ? Math.round(s) + ' s' : s < 7200 ? Math.round(s / 60) + ' min' : Math.round(s / 3600) + ' h';
}
function gigabytes(bytes) { return (bytes / 1e9).toFixed(1) + ' GB'; }

/* rows: [title, words, isBad, links] each; nodes are kept so that a screen reader is not thrown about */
function rows(list, wanted, none) {
  const all = wanted.length ? wanted : [['', none, false]];
  while (list.children.length > all.length) list.lastChild.remove();
  all.forEach(([title, words, bad, links], i) => {
    let li = list.children[i];
    if (!li) {
      li = document.createElement('li');
      li.append(document.createElement('b'), document.createElement('span'), document.createElement('nav'));
      list.append(li);
    }
    const [name, text, nav] = li.children;
    name.hidden = !title;
    say(name, title);
    say(text, words);
    text.className = bad ? 'bad' : '';
    anchors(nav, links || [], title);
  });
}
/* links: [words, address] each */
function anchors(nav, links, of) {
  nav.hidden = !links.length;
  if (nav.dataset.of === of && nav.children.length === links.length) return;
  nav.dataset.of = of;
  nav.setAttribute('aria-label', 'of ' + of);
  nav.replaceChildren(...links.map(([words, href]) => {
    const a = document.createElement('a');
    a.textContent = words;
    a.href = href;
    return a;
  }));
}

function frequency(s) {
  const sees = s.frequency_hz != null;
  document.body.classList.toggle('unseen', !sees);
  if (sees) last = { hz: s.frequency_hz, at: Date.parse(seen.at) };
  say($('hertz'), last ? hz(last.hz) : '--.--');
  const levels = seen.levels.map(l => l.service + ' acts below ' + hz(l.hz) + ' Hz').join(', ');
  const nominal = seen.nominal_hz == null ? '' : 'nominal ' + hz(seen.nominal_hz) + ' Hz; ' + (levels || 'no service');
  const gone = s.grid === 'voltage_lost' ? 'The voltage is lost.' : 'No trustworthy frequency.';
  say($('hertz-words'), sees ? nominal : gone + (last ? ' Last value ' + age(Date.parse(seen.at) - last.at) + ' ago.' : ''));
}

function doing(s) {
  const [word, tone] = MODES[s.mode] || [s.mode, 'stop'];
  document.body.dataset.mode = s.mode;
  document.body.dataset.tone = tone;
  const part = s.part ? ' (' + s.part.replace('_', ' ') + ')' : '';
  const since = s.mode_since ? ' since ' + clock(s.mode_since) : '';
  say($('mode'), word + part + since);
  say($('sentence'), s.explanation || 'The daemon starts.');
  const missing = (s.missing || []).concat(s.hold ? ['held by a technician; end it with: swapgrid hold --release'] : [], s.dry_run ? ['dry run: nothing is written to the cabinet'] : []);
  const list = $('missing');
  while (list.children.length > missing.length) list.lastChild.remove();
  missing.forEach((text, i) => { if (!list.children[i]) list.append(document.createElement('li')); say(list.children[i], text); });
  const p = s.power || {};
  say($('p-now'), kw(p.measured_w)); say($('p-baseline'), kw(p.baseline_w));
  say($('p-owed'), kw(p.owed_w)); say($('p-delivered'), kw(p.delivered_w));
  rows($('services'), (s.services || []).map(v =>
    [v.service, (v.active ? 'active, ' + kw(v.owed_w) + ' owed' : v.armed ? 'armed' : 'not armed') + ', ' + kw(v.available_w) + ' on offer', !v.armed && !v.active]),
    'No service is configured: the station only guards itself.');
}

function bayState(b) {
  if (!b.occupied) return ['empty', 'empty'];
  if (b.fault) return ['fault ' + b.fault, 'trouble'];
  if (!b.obeys) return ['does not obey', 'trouble'];
  if (b.local_stop) return ['stopped by hand', 'trouble'];
  if (b.failsafe) return ['own safe limit', 'trouble'];
  if (b.charge_state === 'full') return ['full', 'full'];
  if (b.draw_w > 0) return b.limit_in_force_w < b.ceiling_w ? ['limited', 'limited'] : ['charging', 'charging'];
  return b.limit_in_force_w === 0 ? ['stopped', 'stopped'] : ['not charging', 'full'];
}
function reason(b) {
  const pack = b.occupied ? ', pack ' + Math.floor(b.soc_percent) + ' %, ' + Math.round(b.temperature_c) + ' °C' : '';
  return 'Bay ' + b.bay + ': ' + (b.cause || 'no limit is set yet') + '. Draws ' + kw(b.draw_w) + ', limit ' + kw(b.limit_w) + ' of ' + kw(b.ceiling_w) + pack + '.';
}
function bayButton(b, i) {
  const button = document.createElement('button');
  button.type = 'button';
  button.tabIndex = i === chosen ? 0 : -1;
  button.innerHTML = '<b></b><span class="soc"></span><span class="state"></span>';
  button.addEventListener('click', () => { asked = asked === seen.bays[i].bay ? 0 : seen.bays[i].bay; bays(seen.status); });
  button.addEventListener('focus', () => { move(i, false); });
  return button;
}
function bays(s) {
  const grid = $('bay-grid'), all = seen.bays, sum = s.bays || {};
  while (grid.children.length > all.length) grid.lastChild.remove();
  all.forEach((b, i) => {
    const button = grid.children[i] || grid.appendChild(bayButton(b, i));
    const [words, kind] = bayState(b);
    if (button.className !== kind) button.className = kind;
    say(button.children[0], String(b.bay));
    say(button.children[1], b.occupied ? Math.floor(b.soc_percent) + ' %' : '');
    say(button.children[2], words);
    button.setAttribute('aria-pressed', String(asked === b.bay));
  });
  say($('bays-words'), all.length ? sum.occupied + ' of ' + all.length + ' occupied, ' + sum.charging + ' charging, ' + sum.ready + ' ready for riders, ' + sum.kept_for_riders + ' kept charging for riders' : 'The cabinet has not reported any bay yet.');
  const trouble = all.filter(b => bayState(b)[1] === 'trouble');
  say($('bays-trouble'), trouble.map(b => 'bay ' + b.bay + ' ' + bayState(b)[0]).join(', '));
  const b = all.find(each => each.bay === asked);
  say($('bay-reason'), b ? reason(b) : 'Choose a bay (tap, or arrow keys and Enter) to read why its limit is what it is.');
}
function move(to, focus) {
  const buttons = $('bay-grid').children;
  const i = Math.max(0, Math.min(buttons.length - 1, to));
  buttons[chosen] && (buttons[chosen].tabIndex = -1);
  chosen = i;
  buttons[i].tabIndex = 0;
  if (focus) buttons[i].focus();
}
$('bay-grid').addEventListener('keydown', e => {
  const columns = getComputedStyle($('bay-grid')).gridTemplateColumns.split(' ').length;
  const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns, Home: -chosen, End: 1e6 };
  if (e.key in steps) { e.preventDefault(); move(chosen + steps[e.key], true); }
});

function long(s) { return s < 1 ? Math.round(s * 1000) + ' ms' : s < 10 ? s.toFixed(1) + ' s' : age(s * 1000); }
const DAY = { day: '2-digit', month: 'short' };
/* an event that is no record yet, as it was watched */
function watched(e) {
  const end = e.returned ? 'back to normal at ' + clock(e.returned) : e.released ? 'released at ' + clock(e.released) + ', returning' : 'not over';
  const limits = e.crossing_to_limits_ms == null ? 'limits not acknowledged by the cabinet' : 'limits in force ' + Math.round(e.crossing_to_limits_ms) + ' ms after the crossing';
  const power = e.power_during_w == null ? '' : ', ' + kw(e.power_before_w) + ' down to ' + kw(e.power_during_w);
  return [clock(e.crossing, DAY), (e.test ? 'TEST of ' : '') + e.service + ': ' + limits + power + '; ' + end + '.', e.crossing_to_limits_ms == null && !!e.released];
}
function recorded(e) {
  const who = e.services.length ? e.services.join(' + ') : 'order';
  const enough = e.delivered_w != null && e.delivered_w >= e.accepted_w * 0.95;
  const power = e.delivered_w == null ? kw(e.accepted_w) + ' accepted, delivery not measured' : (e.delivered_w / 1000).toFixed(2) + ' of ' + kw(e.accepted_w) + ' delivered';
  const time = e.duration_s == null ? '' : ' for ' + long(e.duration_s);
  const limits = e.limits_after_s == null ? '' : ', limits after ' + long(e.limits_after_s);
  return [clock(e.start, DAY), (e.test ? 'TEST, ' : '') + who + ': ' + power + time + limits + (e.nadir_hz == null ? '' : ', lowest ' + hz(e.nadir_hz) + ' Hz') + '.',
    !enough, [['report', e.report], ['CSV', e.csv], ['JSON', e.json]]];
}
function events(s) { rows($('event-list'), (s.events || []).map(e => e.report ? recorded(e) : watched(e)), 'None on record.'); }

function aggregator(u) {
  if (!u) return ['aggregator', 'not configured', false];
  const queue = u.queued ? u.queued + ' records wait' + (u.oldest ? ', the oldest for ' + age(Date.parse(seen.at) - Date.parse(u.oldest)) : '') : 'nothing waits';
  const host = u.host_online === false ? ', its host is offline' : '';
  return ['aggregator', (u.up ? 'connected to ' + u.server : 'no connection' + (u.last_loss ? ': ' + u.last_loss : '')) + host + '; ' + queue, !u.up];
}
function links(s) {
  const list = (s.meters || []).map(m => ['meter ' + m.meter,
    (m.healthy ? hz(m.frequency_hz) + ' Hz' + (m.meter === s.frequency_meter ? ', ' + age(s.frequency_age_ms) + ' old' : '') : m.words) + (m.disagrees ? ', disagrees with the other meter' : ''), !m.healthy || m.disagrees]);
  const c = s.cabinet || {};
  list.push(['cabinet', c.up ? c.state + ', report ' + age(c.age_ms) + ' old' : 'does not answer' + (c.age_ms == null ? '' : ', last report ' + age(c.age_ms) + ' ago'), !c.up]);
  list.push(aggregator(s.uplink));
  if (s.uplink && s.uplink.journal_trouble) list.push(['records', s.uplink.journal_trouble, true]);
  const off = Math.abs(Date.parse(seen.at) - Date.now()), set = s.uplink ? s.uplink.clock_set : null;
  list.push(['clock', clock(seen.at) + ' ' + zone + (set == null ? '' : set ? ', synchronised' : ', not synchronised') + (off > 2000 ? ', ' + age(off) + ' off this device' : ''), set === false]);
  const d = seen.disk || {}, low = d.free_bytes != null && d.free_bytes < d.size_bytes / 20;
  list.push(['disk', d.free_bytes == null ? 'unknown' : gigabytes(d.free_bytes) + ' free of ' + gigabytes(d.size_bytes), low]);
  rows($('link-list'), list, '');
}

function color(name) { return getComputedStyle(document.documentElement).getPropertyValue(name).trim(); }
function marks(u) {
  const ctx = u.ctx, box = u.bbox, ratio = devicePixelRatio || 1;
  const lines = seen.levels.map(l => [l.hz, 'below ' + hz(l.hz) + ' Hz: ' + l.service + ' acts', color('--trip'), [2, 4]]);
  if (seen.nominal_hz != null) lines.unshift([seen.nominal_hz, '', color('--nominal'), [8, 4]]);
  ctx.save();
  ctx.font = 12 * ratio + 'px system-ui, sans-serif';
  ctx.lineWidth = ratio;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'top';
  for (const [value, words, ink, dash] of lines) {
    const y = u.valToPos(value, 'y', true);
    ctx.strokeStyle = ctx.fillStyle = ink;
    ctx.setLineDash(dash.map(d => d * ratio));
    ctx.beginPath(); ctx.moveTo(box.left, y); ctx.lineTo(box.left + box.width, y); ctx.stroke();
    ctx.fillText(words, box.left + 6 * ratio, y + 3 * ratio);
  }
  ctx.restore();
}
function range() {
  const values = points.map(p => p[1]).filter(v => v != null).concat(seen.levels.map(l => l.hz), seen.nominal_hz == null ? [] : [seen.nominal_hz]);
  return values.length ? [Math.min(...values) - 0.05, Math.max(...values) + 0.1] : [49, 61];
}
function size() { return { width: $('chart').clientWidth, height: $('chart').clientHeight }; }
function build() {
  if (chart) chart.destroy();
  const axis = { stroke: color('--quiet'), grid: { stroke: color('--edge'), width: 1 }, ticks: { stroke: color('--edge') }, font: '12px system-ui, sans-serif' };
  chart = new uPlot(Object.assign(size(), {
    legend: { show: false }, cursor: { show: false },
    scales: { x: { range: () => { const now = Date.parse(seen.at) / 1000; return [now - SPAN_S, now]; } }, y: { range } },
    axes: [Object.assign({ space: 70, values: (u, at) => at.map(t => clock(t * 1000, { second: undefined })) }, axis),
      Object.assign({ size: 56, values: (u, at) => at.map(hz) }, axis)],
    series: [{}, { stroke: color('--line'), width: 2, points: { show: false } }],
    hooks: { draw: [marks] }
  }), [[], []], $('chart'));
}
function draw() {
  if (!chart) build();
  chart.setData([points.map(p => p[0]), points.map(p => p[1])]);
  const known = points.map(p => p[1]).filter(v => v != null);
  if (known.length) $('chart').setAttribute('aria-label', 'Frequency of the last ten minutes: lowest ' + hz(Math.min(...known)) + ' Hz, highest ' + hz(Math.max(...known)) + ' Hz');
}

function show(tick) {
  seen = tick;
  heardAt = performance.now();
  const s = tick.status;
  if (s.cycles !== cycles) { cycles = s.cycles; movedAt = heardAt; }
  document.title = (MODES[s.mode] || [s.mode])[0] + ' - ' + s.station;
  say($('station'), 'Station ' + s.station);
  say($('version'), 'swapgrid ' + s.version);
  const now = Date.parse(tick.at) / 1000;
  if (!points.length || now > points[points.length - 1][0] + 0.2) points.push([now, s.frequency_hz == null ? null : s.frequency_hz]);
  while (points.length && points[0][0] < now - SPAN_S) points.shift();
  frequency(s); doing(s); bays(s); events(s); links(s); draw(); watch();
}
function watch() {
  const now = performance.now(), silent = now - heardAt, still = now - movedAt;
  const stale = silent > OLD_MS, stands = !stale && still > STILL_MS;
  document.body.classList.toggle('stale', stale);
  document.body.classList.toggle('still', stands);
  say($('link'), !seen ? stale ? 'no connection yet: tried again and again' : 'connecting' : stale ? 'no connection: values are ' + age(silent) + ' old' : stands ? 'control stands still: values are ' + age(still) + ' old' : 'live');
}

/* After a restart the line goes on where it was, with a gap. */
function joined(before, after) {
  if (!after.length || !before.length) return after.length ? after : before;
  const old = before.filter(p => p[0] < after[0][0]);
  return old.length ? old.concat([[after[0][0] - 0.001, null]], after) : after;
}
function begin(e) {
  const past = JSON.parse(e.data), version = past.tick.status.version;
  if (seen && seen.status.version !== version) { location.reload(); return; }
  zone = past.zone;
  points = joined(points, past.points);
  const known = points.filter(p => p[1] != null);
  if (known.length) last = { hz: known[known.length - 1][1], at: known[known.length - 1][0] * 1000 };
  show(past.tick);
  document.body.dataset.ready = 'true';
}
/* A lost connection is opened again by the browser; a refused one (too many pages, a proxy's error) ends an EventSource for good. */
function connect() {
  const source = new EventSource('live');
  source.addEventListener('history', begin);
  source.addEventListener('tick', e => show(JSON.parse(e.data)));
  source.addEventListener('error', () => { if (source.readyState === EventSource.CLOSED) setTimeout(connect, 5000); });
}
connect();
setInterval(watch, 500);
addEventListener('resize', () => chart && chart.setSize(size()));
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => { build(); draw(); });
