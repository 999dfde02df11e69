'use strict';
const DATA = JSON.parse(document.getElementById('data').textContent);
const R = DATA.results;
const JOURNEYS = ['browse', 'search', 'product', 'recommendations', 'log-in', 'cart', 'checkout', 'history'];
const ARMS = ['monolith', 'services'];
const OUTCOMES = ['served', 'degraded', 'refused', 'failed'];
// Orange to blue through sand (after ColorBrewer's RdYlBu): told apart with every common form of colour blindness, and in grey.
const SCALE = [[0, [163, 60, 12]], [0.25, [217, 118, 56]], [0.5, [242, 190, 130]], [0.75, [205, 222, 232]], [0.9, [120, 174, 212]], [1, [38, 104, 162]]];
const state = { lang: (navigator.language || 'en').startsWith('ko') ? 'ko' : 'en', dark: matchMedia('(prefers-color-scheme: dark)').matches, pick: 0 };
const charts = {};

const $ = (id) => document.getElementById(id);
const word = (key) => WORDS[state.lang][key];
const named = (group, key) => WORDS[state.lang][group][key] || key;
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
const escape = (text) => String(text).replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);
const whole = (value) => Math.round(value).toLocaleString('en-US');

function faultName(fault) {
  const [, kind, mark, detail] = /^([^@:]+)([@:]?)(.*)$/.exec(fault);
  return named('faults', kind) + (mark && (mark === '@' ? ' @ ' : ': ') + detail);
}

function conditionName(condition) {
  if (WORDS.en.measures[condition]) return named('measures', condition);
  if (ARMS.includes(condition)) return word(condition);
  const [arm, fault] = condition.split(', ');
  if (!fault) return faultName(condition);
  if (WORDS.en.measures[fault]) return word(arm) + ', ' + named('measures', fault);
  const [module, kind] = fault.split(' ');
  return word(arm) + ', ' + (kind ? module + ' ' + faultName(kind) : faultName(fault));
}

function amount(value, unit) {
  if (unit === 'B') return value < 1048576 ? (value / 1024).toFixed(0) + ' KiB' : (value / 1048576).toFixed(0) + ' MiB';
  if (unit === 's') return value.toFixed(value < 10 ? 2 : 1) + ' ' + word('seconds');
  if (unit === 'journeys/s') return value.toFixed(value < 10 ? 1 : 0) + ' /' + word('seconds');
  if (unit === 'share') return (100 * value).toFixed(0) + ' %';
  return Number.isInteger(value) ? whole(value) : value.toFixed(2);
}

function shade(share) {
  let i = 1;
  while (i < SCALE.length - 1 && share > SCALE[i][0]) i++;
  const [a, from] = SCALE[i - 1], [b, to] = SCALE[i];
  const t = (share - a) / (b - a);
  const rgb = from.map((c, k) => Math.round(c + (to[k] - c) * t));
  const light = (0.299 * rgb[0] + 0.587 * rgb[1] + 0.114 * rgb[2]) / 255;
  return { back: `rgb(${rgb})`, ink: light > 0.58 ? '#15181b' : '#fff' };
}

function cards() {
  $('cards').innerHTML = R.verdicts.map((v) => `<article class="card tone-${v.state}">
    <div class="top"><span class="id">${v.experiment} · ${escape(v.title[state.lang])}</span><span class="badge">${named('states', v.state)}</span></div>
    <h3>${escape(v.claim[state.lang])}</h3>
    <p class="hypothesis">${word('hypothesis')}: ${escape(v.hypothesis.text[state.lang])}</p>
    ${v.findings.map((f) => finding(v, f)).join('')}
    ${v.notes.length ? `<details class="notes" ${v.notes.length < 4 || v.state === 'failed' ? 'open' : ''}><summary>${word('notes')} (${v.notes.length})</summary><ul>${v.notes.map((n) => `<li>${escape(n)}</li>`).join('')}</ul></details>` : ''}</article>`).join('');
}

function finding(verdict, f) {
  const compare = verdict.hypothesis.compare;
  const limit = compare === 'each' ? verdict.hypothesis.threshold : 0;
  const most = f.unit === 'share' ? 1 : Math.max(limit, ...ARMS.map((arm) => (f[arm] ? f[arm].high : 0)), 1e-9);
  const bars = ARMS.filter((arm) => f[arm]).map((arm) => {
    const e = f[arm], at = (x) => (100 * x / most).toFixed(2) + '%';
    return `<span class="name">${word(arm)}</span><span class="bar"><i class="${arm === 'monolith' ? 'm' : 'v'}" style="width:${at(e.median)}"></i>
      <s style="left:${at(e.low)};width:${at(e.high - e.low)}"></s>${limit ? `<u style="left:${at(limit)}" title="${word('threshold')}"></u>` : ''}</span><span class="value">${amount(e.median, f.unit)}</span>`;
  }).join('');
  return `<div class="finding tone-${f.state}"><div class="what"><b>${escape(conditionName(f.condition))}</b><span class="state">${named('states', f.state)}</span></div>
    <div class="pair">${bars}</div>${f.compared ? `<div class="compared">${comparison(compare, verdict, f)}</div>` : `<div class="compared">${escape(f.note || '')}</div>`}</div>`;
}

function comparison(compare, verdict, f) {
  const label = { uncachedOverCached: named('measures', 'uncachedOverCached'), each: word(f.unit === 'share' ? 'eachShare' : 'each'), firstMinusLast: word({ slowdown: 'slowdown', storage: 'kept' }[verdict.hypothesis.metric] || 'rungs'), monolithMinusServices: word('difference'), servicesOverMonolith: word('ratio') }[compare];
  const show = (x) => (compare === 'each' ? amount(x, f.unit) : compare === 'servicesOverMonolith' || f.unit === 'times' ? '×' + x.toFixed(2) : (100 * x).toFixed(0) + ' %');
  const c = f.compared;
  return `${label}: <b>${show(c.median)}</b> [${show(c.low)}, ${show(c.high)}] · ${word('threshold')} ${show(verdict.hypothesis.threshold)}`;
}

function heat() {
  $('scale').innerHTML = '0 % ' + [0, .2, .4, .6, .8, .9, 1].map((s) => `<i style="background:${shade(s).back}"></i>`).join('') + ' 100 % ' + word('usable');
  const byKey = new Map(R.heat.map((h) => [[h.experiment, h.fault, h.module, h.arm, h.journey].join(), h]));
  const several = new Set(R.heat.map((h) => h.experiment)).size > 1;
  const groups = [...new Set(R.heat.map((h) => h.experiment + ',' + h.fault))].map((k) => k.split(','));
  const span = JOURNEYS.length;
  let html = `<table class="heat"><colgroup><col class="label">${'<col>'.repeat(span)}<col class="gap">${'<col>'.repeat(span)}</colgroup>
    <tr><th></th><th class="arm mono" colspan="${span}">${word('monolith')}</th><th></th><th class="arm serv" colspan="${span}">${word('services')}</th></tr>
    <tr><th></th>${ARMS.map((a, i) => (i ? '<th></th>' : '') + JOURNEYS.map((j) => `<th class="head" scope="col">${named('journeys', j)}</th>`).join('')).join('')}</tr>`;
  for (const [experiment, fault] of groups) {
    html += `<tr><th class="group" colspan="3">${several ? experiment + ' ' : ''}${faultName(fault)}</th></tr>`;
    for (const module of new Set(R.heat.filter((h) => h.experiment === experiment && h.fault === fault).map((h) => h.module))) {
      html += `<tr><th class="row" scope="row">${module}</th>` + ARMS.map((arm, i) => (i ? '<td></td>' : '') + JOURNEYS.map((j) => heatCell(byKey.get([experiment, fault, module, arm, j].join()))).join('')).join('') + '</tr>';
    }
  }
  $('heat').innerHTML = html + '</table>';
}

function heatCell(h) {
  if (!h || !h.usable) return `<td class="cell dim" title="${word('noUsable')}">·</td>`;
  const s = shade(h.usable.median), pct = (x) => Math.round(100 * x);
  const tip = OUTCOMES.map((o) => `${word(o)} ${h.counts[o]}`).join(', ');
  return `<td class="cell" style="background:${s.back};color:${s.ink}" title="${word(h.arm)}, ${h.module}, ${faultName(h.fault)}, ${named('journeys', h.journey)}: ${tip}">${pct(h.usable.median)}<small>${pct(h.usable.low)}–${pct(h.usable.high)}</small></td>`;
}

function base() {
  return { animation: false, textStyle: { fontFamily: 'system-ui, sans-serif', color: colour('ink') }, aria: { enabled: true } };
}

function draw(id, option) {
  charts[id] = charts[id] || echarts.init($(id), null, { renderer: 'svg' });
  charts[id].resize();
  charts[id].setOption({ ...base(), ...option }, true);
}

function axis(extra) {
  return { nameTextStyle: { color: colour('soft') }, axisLabel: { color: colour('soft') }, axisLine: { lineStyle: { color: colour('line') } }, splitLine: { lineStyle: { color: colour('line') } }, ...extra };
}

function picks() {
  const keys = [...new Set(R.timelines.map((t) => [t.experiment, t.fault, t.module].join()))].map((k) => k.split(','));
  const faults = [...new Set(keys.map((k) => k[0] + ',' + k[1]))];
  const chosen = keys[state.pick] || keys[0];
  if (!chosen) return null;
  $('pick').innerHTML = `<span class="choice" role="group">${faults.map((f) => { const [e, fault] = f.split(','); const at = keys.findIndex((k) => k[0] === e && k[1] === fault); return `<button data-pick="${at}" aria-pressed="${chosen[0] === e && chosen[1] === fault}">${e} ${faultName(fault)}</button>`; }).join('')}</span>
    <span class="choice" role="group">${keys.map((k, i) => [k, i]).filter(([k]) => k[0] === chosen[0] && k[1] === chosen[1]).map(([k, i]) => `<button data-pick="${i}" aria-pressed="${k[2] === chosen[2]}">${k[2]}</button>`).join('')}</span>`;
  return chosen;
}

function timeline() {
  const chosen = picks();
  if (!chosen) return;
  const own = ARMS.map((arm) => R.timelines.find((t) => t.arm === arm && t.experiment === chosen[0] && t.fault === chosen[1] && t.module === chosen[2]));
  const present = own.filter(Boolean);
  const from = Math.min(...present.map((t) => t.slices[0].from)), to = Math.max(...present.map((t) => t.slices[t.slices.length - 1].from)) + .25;
  const high = Math.max(...present.flatMap((t) => t.slices.map((s) => OUTCOMES.reduce((n, o) => n + s.counts[o], 0))));
  const narrow = innerWidth < 600;
  draw('timeline', {
    legend: { data: OUTCOMES.map((o) => word(o)), top: 0, itemGap: 18, textStyle: { color: colour('ink') } },
    tooltip: { trigger: 'axis', axisPointer: { type: 'line' } },
    axisPointer: { link: [{ xAxisIndex: 'all' }] },
    title: ARMS.map((arm, i) => ({ text: word(arm), left: narrow ? 8 : 12, top: i ? '50.5%' : '7%', textStyle: { color: colour(arm), fontSize: 15 } })),
    grid: ARMS.map((arm, i) => ({ left: 48, right: 16, top: i ? '56%' : '13%', height: '32%' })),
    xAxis: ARMS.map((arm, i) => axis({ type: 'value', gridIndex: i, min: Math.floor(from), max: Math.ceil(to), name: i ? word('secondsAxis') : '', nameLocation: 'middle', nameGap: 28, splitLine: { show: false } })),
    yAxis: ARMS.map((arm, i) => axis({ type: 'value', gridIndex: i, max: Math.ceil(high / 5) * 5, name: narrow ? '' : word('journeysAxis'), nameLocation: 'middle', nameGap: 32 })),
    series: own.flatMap((t, i) => (t ? OUTCOMES.map((o, k) => ({
      name: word(o), type: 'bar', stack: 'arm' + i, xAxisIndex: i, yAxisIndex: i, barWidth: narrow ? 3 : Math.max(4, Math.min(14, 900 / ((to - from) * 4))), itemStyle: { color: colour(o) },
      data: t.slices.map((s) => [s.from + .125, s.counts[o]]),
      markArea: k ? undefined : { silent: true, itemStyle: { color: colour('ink'), opacity: .09 }, data: [[{ xAxis: t.windowFrom }, { xAxis: t.windowTo }]] },
    })) : [])),
  });
}

/** Customers and readiness; of a run from before anybody asked for readiness only customers. */
function noticed() {
  const arms = ARMS.filter((arm) => R.recoveries.some((r) => r.arm === arm));
  const rows = [...new Set(R.recoveries.map((r) => [r.experiment, r.fault, r.module].join()))].map((row) => row.split(','));
  const several = new Set(R.recoveries.map((r) => r.experiment)).size > 1;
  const seconds = (r, e, missed) => {
    if (!r || missed === undefined) return '<td class="n">·</td>';
    const none = missed ? `<span class="dim">${word('missed')}: ${missed} ${word('of')} ${r.runs}</span>` : '';
    return `<td class="n">${e ? `${amount(e.median, 's')} <span class="dim">[${e.low.toFixed(2)}, ${e.high.toFixed(2)}]</span>` : ''}${e && none ? '<br>' : ''}${none}</td>`;
  };
  const cells = (experiment, fault, module) => arms.map((arm) => {
    const r = R.recoveries.find((it) => it.arm === arm && it.experiment === experiment && it.fault === fault && it.module === module);
    return seconds(r, r && r.detect, r && r.unnoticed) + seconds(r, r && r.unready, r && r.stayedReady);
  }).join('');
  $('noticed').innerHTML = `<table><tr><th rowspan="2">${word('struck')}</th>${arms.map((arm) => `<th class="n" colspan="2">${word(arm)}</th>`).join('')}</tr><tr>${arms.map(() => `<th class="n">${word('detect')}</th><th class="n">${word('unready')}</th>`).join('')}</tr>
    ${rows.map(([experiment, fault, module]) => `<tr><td>${several ? experiment + ' ' : ''}${faultName(fault)}, ${escape(module)}</td>${cells(experiment, fault, module)}</tr>`).join('')}</table>`;
}

function recovery() {
  const rows = [...new Set(R.recoveries.map((r) => [r.experiment, r.fault, r.module].join()))];
  const narrow = innerWidth < 600;
  const label = (row) => { const [e, fault, module] = row.split(','); return (narrow ? '' : e + '  ') + faultName(fault) + (narrow ? '\n' : ', ') + module; };
  $('recovery').style.height = Math.max(240, rows.length * (narrow ? 40 : 32) + 90) + 'px';
  const data = (arm) => R.recoveries.filter((r) => r.arm === arm && r.recover).map((r) => [r.recover.median, rows.indexOf([r.experiment, r.fault, r.module].join()), r.recover.low, r.recover.high, r.never, r.runs]);
  const whisker = (arm, shift) => ({
    type: 'custom', name: word(arm), itemStyle: { color: colour(arm) }, data: data(arm), encode: { x: [2, 3], y: 1 }, z: 3,
    renderItem(params, api) {
      const y = api.coord([0, api.value(1)])[1] + shift, x = (v) => api.coord([v, 0])[0];
      const a = x(api.value(2)), b = x(api.value(3)), m = x(api.value(0)), fill = colour(arm);
      return { type: 'group', children: [
        { type: 'line', shape: { x1: a, y1: y, x2: b, y2: y }, style: { stroke: fill, lineWidth: 2.5 } },
        arm === 'monolith' ? { type: 'rect', shape: { x: m - 5, y: y - 5, width: 10, height: 10 }, style: { fill } } : { type: 'circle', shape: { cx: m, cy: y, r: 5.5 }, style: { fill } }] };
    },
  });
  draw('recovery', {
    legend: { data: [{ name: word('monolith'), icon: 'rect' }, { name: word('services'), icon: 'circle' }], top: 0, itemGap: 18, textStyle: { color: colour('ink') } },
    tooltip: { formatter: (p) => `${p.seriesName}<br>${label(rows[p.value[1]]).replace('\n', ', ')}<br>${p.value[0].toFixed(2)} [${p.value[2].toFixed(2)}, ${p.value[3].toFixed(2)}] ${word('seconds')}, ${p.value[5]} ${word('repeats')}${p.value[4] ? `<br>${word('never')}: ${p.value[4]}` : ''}` },
    grid: { left: 8, right: 24, top: 36, bottom: 46, containLabel: true },
    xAxis: axis({ type: 'value', min: 0, name: word('recoverAxis'), nameLocation: 'middle', nameGap: 28 }),
    yAxis: axis({ type: 'category', data: rows.map(label), inverse: true, axisLabel: { color: colour('ink'), fontSize: narrow ? 11 : 12, lineHeight: 13 }, splitLine: { show: true, lineStyle: { color: colour('line'), opacity: .5 } } }),
    series: [whisker('monolith', -5), whisker('services', 5)],
  });
}

function ledger() {
  const n = (l, key) => l.numbers[key] || 0;
  const again = R.ledgers.some((l) => n(l, 'orders.insisted'));
  const rows = R.ledgers.map((l) => {
    const sold = n(l, 'total.confirmed'), money = n(l, 'money.captured') - n(l, 'money.refunded'), gap = money - sold;
    return `<tr><td>${word(l.arm)}</td><td class="n">${l.repeat}</td><td class="${l.state === 'holds' ? 'ok' : 'bad'}">${named('audits', l.state)}${l.findings.length ? '<br>' + l.findings.map(escape).join('<br>') : ''}</td>
      ${['orders.acknowledged', 'orders.confirmed', 'orders.rejected', 'orders.pending'].map((k) => `<td class="n">${whole(n(l, k))}</td>`).join('')}${again ? `<td class="n">${whole(n(l, 'orders.insisted'))} → ${whole(n(l, 'orders.insistedTaken'))}</td>` : ''}<td class="n">${whole(sold)}</td><td class="n">${whole(money)}</td><td class="n ${gap === 0 ? 'ok' : 'bad'}">${whole(gap)}</td></tr>`;
  });
  $('ledger').innerHTML = `<table><tr>${['arm', 'run', 'audit', 'acknowledged', 'confirmed', 'rejected', 'pending', ...(again ? ['sentAgain'] : []), 'sold', 'captured', 'gap'].map((k, i) => `<th class="${i === 1 || i > 2 ? 'n' : ''}">${word(k)}</th>`).join('')}</tr>${rows.join('')}</table>`;
}

function rates() {
  if (!R.rates.length) return;
  const narrow = innerWidth < 600;
  const sets = [...new Set(R.rates.map((r) => r.experiment))].flatMap((experiment, k) => ARMS.map((arm) => ({ experiment, arm, k })));
  const several = sets.length > ARMS.length;
  const label = ({ experiment, arm }) => word(arm) + (several ? ', ' + experiment : '');
  const line = (set, key, i) => ({
    name: label(set), type: 'line', xAxisIndex: i, yAxisIndex: i, lineStyle: { color: colour(set.arm), width: 2.5, type: set.k ? 'dashed' : 'solid' }, itemStyle: { color: colour(set.arm) },
    data: R.rates.filter((r) => r.experiment === set.experiment && r.arm === set.arm).map((r) => ({ value: [r.rate, r[key].median, r], symbol: r.held === r.p99.repeats ? (set.arm === 'monolith' ? 'rect' : 'circle') : (set.arm === 'monolith' ? 'emptyRect' : 'emptyCircle'), symbolSize: 10 })),
    markLine: key === 'p99' && set === sets[0] ? { silent: true, symbol: 'none', lineStyle: { color: colour('ink'), type: 'dashed' }, label: { formatter: word('threshold'), color: colour('ink'), position: 'insideStartTop' }, data: [{ yAxis: R.rates[0].p99Target }] } : undefined,
  });
  draw('rates', {
    legend: { data: sets.map((set) => ({ name: label(set), icon: set.arm === 'monolith' ? 'rect' : 'circle' })), top: 0, itemGap: 18, textStyle: { color: colour('ink') } },
    tooltip: { formatter: (p) => { const r = p.value[2]; return `${label(r)}, ${r.rate} ${word('rateAxis')}<br>p50 ${r.p50.median.toFixed(0)} ms, p99 ${r.p99.median.toFixed(0)} ms<br>${word('usable')} ${amount(r.usable.median, 'share')}<br>${r.cores.median.toFixed(2)} ${word('coresAxis')}, ${amount(r.memory.median, 'B')}${r.instances ? `<br>${r.instances.median} ${word('instances')}` : ''}`; } },
    grid: [0, 1].map((i) => ({ left: 68, right: narrow ? 16 : 64, top: i ? '58%' : '9%', height: '33%' })),
    xAxis: [0, 1].map((i) => axis({ type: 'value', min: 0, gridIndex: i, name: i ? word('rateAxis') : '', nameLocation: 'middle', nameGap: 28, splitLine: { show: false } })),
    yAxis: [axis({ type: 'log', gridIndex: 0, name: word('p99Axis'), nameLocation: 'middle', nameGap: 52 }), axis({ type: 'value', gridIndex: 1, min: 0, name: word('coresAxis'), nameLocation: 'middle', nameGap: 40 })],
    series: ['p99', 'cores'].flatMap((key, i) => sets.map((set) => line(set, key, i))),
  });
}

function ladder() {
  const keys = [...new Set(R.ladder.map((r) => r.fault + ',' + r.module))].map((k) => k.split(','));
  const rungs = ['monolith', 'none', 'timeout', 'retry', 'full'].filter((name) => R.ladder.some((r) => (r.level || r.arm) === name));
  const rung = (fault, module, name) => R.ladder.find((r) => r.fault === fault && r.module === module && (r.level || r.arm) === name);
  const cell = (e, show) => (e ? `<td class="n">${show(e.median)}<br><span class="dim">[${show(e.low)}, ${show(e.high)}]</span></td>` : '<td class="n">·</td>');
  const rows = keys.map(([fault, module]) => {
    const own = rungs.map((name) => rung(fault, module, name));
    const counted = own.some((r) => r && r.callsPerJourney);
    const calls = counted ? `<tr><td>${word('calls')}</td>${own.map((r) => cell(r && r.callsPerJourney, (x) => x.toFixed(2))).join('')}</tr>` : '';
    return `<tr><td rowspan="${counted ? 2 : 1}">${escape(module)} ${faultName(fault)}</td><td>${word('eachShare')}</td>${own.map((r) => cell(r && r.unusable, (x) => amount(x, 'share'))).join('')}</tr>${calls}`;
  });
  $('ladder').innerHTML = `<table><tr><th>${word('struck')}</th><th></th>${rungs.map((name) => `<th class="n">${name === 'monolith' ? word(name) : word('services') + '<br>' + name}</th>`).join('')}</tr>${rows.join('')}</table>`;
}

function rounds() {
  const rows = R.rounds.map((r) => `<tr><td>${word(r.arm)}</td><td>${escape(r.round)}</td><td>${r.faults.map(struck).join('<br>')}</td><td class="n">${r.orders}</td>
    <td class="n">${r.longestUndecided === null ? '·' : amount(r.longestUndecided, 's')}</td><td class="${r.well ? 'ok' : 'bad'}">${word(r.well ? 'yes' : 'no')}</td><td class="${r.audit === 'holds' ? 'ok' : 'bad'}">${named('audits', r.audit)}</td></tr>`);
  $('rounds').innerHTML = `<table><tr>${['arm', 'round', 'struck', 'acknowledged', 'each', 'well', 'audit'].map((k, i) => `<th class="${i === 3 || i === 4 ? 'n' : ''}">${word(k)}</th>`).join('')}</tr>${rows.join('')}</table>`;
}

function struck(label) {
  const [module, fault] = label.split(' ');
  return escape(module) + ' ' + faultName(fault);
}

function footprint() {
  const measures = [...new Set(R.footprints.map((f) => f.measure))];
  const rows = measures.map((m) => {
    const [a, b] = ARMS.map((arm) => R.footprints.find((f) => f.measure === m && f.arm === arm));
    const show = (f) => (f ? `${amount(f.value.median, f.unit)}<br><span class="dim">[${amount(f.value.low, f.unit)}, ${amount(f.value.high, f.unit)}]</span>` : '·');
    const others = m === 'peakMemory' || m.startsWith('unit') && m !== 'units' ? [a, b].filter(Boolean).map((f) => word(f.arm) + ': ' + Object.entries(f.parts).map(([k, v]) => `${k} ${amount(v, f.unit)}`).join(', ')).join('<br>') : '';
    return `<tr><td>${named('measures', m)}</td><td class="n">${show(a)}</td><td class="n">${show(b)}</td><td class="n">${a && b ? '×' + (b.value.median / a.value.median).toFixed(2) : ''}</td><td class="dim">${others}</td></tr>`;
  });
  $('footprint').innerHTML = `<table><tr><th>${word('measure')}</th><th class="n">${word('monolith')}</th><th class="n">${word('services')}</th><th class="n">${word('ratio')}</th><th>${word('parts')}</th></tr>${rows.join('')}</table>`;
}

function latency() {
  const keys = [...new Set(R.latencies.map((l) => l.journey + ',' + l.step))].map((k) => k.split(',')).sort((a, b) => JOURNEYS.indexOf(a[0]) - JOURNEYS.indexOf(b[0]));
  const rows = keys.map(([journey, step]) => `<tr><td>${named('journeys', journey)}</td><td>${step}</td>` + ARMS.map((arm) => {
    const l = R.latencies.find((x) => x.arm === arm && x.journey === journey && x.step === step);
    return l ? `<td class="n">${l.p50.toFixed(1)}</td><td class="n">${l.p95.toFixed(1)}</td><td class="n">${l.p99.toFixed(1)}</td><td class="n dim">${l.count}</td>` : '<td colspan="4"></td>';
  }).join('') + '</tr>');
  const head = ['p50', 'p95', 'p99', word('count')].map((h) => `<th class="n">${h}</th>`).join('');
  $('latency').innerHTML = `<table><tr><th></th><th></th>${ARMS.map((a) => `<th class="n" colspan="4">${word(a)}</th>`).join('')}</tr><tr><th>${word('journey')}</th><th>${word('step')}</th>${head}${head}</tr>${rows.join('')}</table>`;
}

function repeat() {
  $('command').textContent = DATA.environment.command + '\n./shop report DIR';
  $('environment').innerHTML = `<table>${Object.entries(DATA.environment).map(([k, v]) => `<tr><th>${named('keys', k)}</th><td>${escape(v)}</td></tr>`).join('')}</table>`;
  document.querySelector('#files ul').innerHTML = ['verdicts.json', 'environment.json', ...DATA.files.map((f) => 'history/' + f)].map((f) => `<li><a href="${encodeURI(f)}">${escape(f)}</a></li>`).join('');
}

function render() {
  document.documentElement.lang = state.lang;
  document.documentElement.dataset.theme = state.dark ? 'dark' : 'light';
  document.querySelectorAll('[data-word]').forEach((e) => { e.textContent = word(e.dataset.word); });
  document.querySelectorAll('[data-lang]').forEach((b) => b.setAttribute('aria-pressed', b.dataset.lang === state.lang));
  $('theme').textContent = state.dark ? word('light') : word('dark');
  const parts = { heat: R.heat, timeline: R.timelines, noticed: R.recoveries, recovery: R.recoveries, ladder: R.ladder, rates: R.rates, rounds: R.rounds, ledger: R.ledgers, footprint: R.footprints, latency: R.latencies };
  Object.entries(parts).forEach(([id, rows]) => { $(id).closest('section').hidden = rows.length === 0; });
  [cards, heat, timeline, noticed, recovery, ladder, rates, rounds, ledger, footprint, latency, repeat].forEach((part) => part());
  $('timeline').setAttribute('aria-label', word('timeline'));
  $('recovery').setAttribute('aria-label', word('recovery'));
  $('rates').setAttribute('aria-label', word('rates'));
}

$('language').addEventListener('click', (e) => { if (e.target.dataset.lang) { state.lang = e.target.dataset.lang; render(); } });
$('theme').addEventListener('click', () => { state.dark = !state.dark; render(); });
$('pick').addEventListener('click', (e) => { if (e.target.dataset.pick) { state.pick = Number(e.target.dataset.pick); timeline(); } });
addEventListener('resize', () => { Object.values(charts).forEach((c) => c.resize()); timeline(); recovery(); rates(); });
addEventListener('beforeprint', () => Object.values(charts).forEach((c) => c.resize({ width: 960 })));
addEventListener('afterprint', () => Object.values(charts).forEach((c) => c.resize({ width: 'auto' })));
render();
