import type { ConsoleParts } from './console';

const STYLE = `
	body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; color: #1c2733; background: #f6f8fa; }
	h1 { margin: 0; } h2 { margin: 1.6rem 0 .4rem; font-size: 1.05rem; }
	p { margin: .2rem 0 1rem; color: #55636f; }
	button { font: inherit; padding: .45rem .9rem; margin: 0 .5rem .5rem 0; border: 1px solid #1f5fa8; border-radius: .4rem; background: #1f5fa8; color: #fff; cursor: pointer; }
	button:disabled { opacity: .5; }
	.table { overflow-x: auto; background: #fff; border: 1px solid #dde3e8; border-radius: .4rem; }
	table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .35rem .6rem; border-bottom: 1px solid #edf0f3; vertical-align: top; }
	th { font-size: .8rem; color: #55636f; } td { overflow-wrap: anywhere; min-width: 3.5em; }
	pre { margin: 0; white-space: pre-wrap; font-size: .8rem; } summary { cursor: pointer; color: #1f5fa8; }
	#said { min-height: 1.4em; } .good { color: #26774a; } .bad { color: #a3262f; }
`;

const SCRIPT = `
	const said = document.getElementById('said');
	const open = new Set();
	function cell(value, key) {
		if (value !== null && typeof value === 'object') {
			const details = document.createElement('details');
			const summary = document.createElement('summary');
			summary.textContent = 'show';
			const pre = document.createElement('pre');
			pre.textContent = JSON.stringify(value, null, 2);
			details.append(summary, pre);
			details.open = open.has(key);
			details.addEventListener('toggle', () => details.open ? open.add(key) : open.delete(key));
			return details;
		}
		return document.createTextNode(value === null || value === undefined ? '' : String(value));
	}
	function table(heading, rows) {
		const section = document.createElement('section');
		const h2 = document.createElement('h2');
		h2.textContent = heading + ' (' + rows.length + ')';
		section.append(h2);
		if (rows.length === 0) {
			const none = document.createElement('p');
			none.textContent = 'None yet.';
			section.append(none);
			return section;
		}
		const box = document.createElement('div');
		box.className = 'table';
		const element = document.createElement('table');
		const columns = Object.keys(rows[0]);
		const head = element.createTHead().insertRow();
		for (const column of columns) {
			const th = document.createElement('th');
			th.textContent = column;
			head.append(th);
		}
		const body = element.createTBody();
		rows.forEach((row, index) => {
			const tr = body.insertRow();
			for (const column of columns) tr.insertCell().append(cell(row[column], heading + (row['#'] ?? index) + column));
		});
		box.append(element);
		section.append(box);
		return section;
	}
	function say(text, good) {
		said.textContent = text;
		said.className = good ? 'good' : 'bad';
	}
	function report(label, sent) {
		if (sent === undefined) return say(label + ': done', true);
		if (sent.length === 0) return say(label + ': nobody has registered for this', false);
		const failed = sent.filter((entry) => entry.status === null || entry.status >= 300).length;
		const trouble = failed === 0 ? '' : ', ' + failed + ' of them not accepted';
		say(label + ': ' + sent.length + ' sent' + trouble, failed === 0);
	}
	let shown = '';
	async function refresh() {
		try {
			const text = await (await fetch('/_control/overview')).text();
			if (text === shown) return;
			shown = text;
			const sections = Object.entries(JSON.parse(text)).map(([heading, rows]) => table(heading, rows));
			document.getElementById('tables').replaceChildren(...sections);
		} catch {
			say('The simulator is not answering.', false);
		}
	}
	for (const button of document.querySelectorAll('button')) {
		button.addEventListener('click', async () => {
			button.disabled = true;
			say(button.textContent + ' …', true);
			try {
				const answer = await fetch('/_control/' + button.dataset.method, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: button.dataset.input });
				const result = await answer.json();
				if (answer.ok) report(button.textContent, Array.isArray(result) ? result : result.deliveries);
				else say(result.message, false);
			} catch {
				say('The simulator is not answering.', false);
			}
			button.disabled = false;
			await refresh();
		});
	}
	refresh();
	setInterval(refresh, 1000);
`;

function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** The console as one page without any build step. */
export function consolePage({ title, subtitle, buttons }: ConsoleParts): string {
	const actions = buttons
		.map(
			({ label, method, input }) =>
				`<button data-method="${method}" data-input="${escapeHtml(JSON.stringify(input))}">${escapeHtml(label)}</button>`,
		)
		.join('');
	return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<style>${STYLE}</style></head><body><h1>${escapeHtml(title)}</h1><p>${escapeHtml(subtitle)}</p>
<div>${actions}</div><p id="said" role="status"></p><main id="tables"></main><script>${SCRIPT}</script></body></html>`;
}
