/** One record that a workflow sent to the CRM. */
export interface CrmRecord {
	at: string;
	/** The path it was sent to, e.g. `/inspections`. */
	path: string;
	body: Record<string, unknown>;
}

const style = `
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 56rem; padding: 0 1rem; color: #1d2430; background: #f4f6f9 }
h1 { font-size: 1.4rem } .empty { color: #6a7484 }
article { background: #fff; border: 1px solid #dde3ec; border-radius: 8px; margin: 1rem 0; padding: 1rem 1.25rem }
h2 { font-size: 1rem; margin: 0 0 .5rem } time { color: #6a7484; font-weight: normal; margin-left: .5rem }
table { border-collapse: collapse; width: 100% } th { text-align: left; font-weight: 500; color: #6a7484; width: 12rem; vertical-align: top }
td, th { padding: .15rem 0 } td { overflow-wrap: anywhere }`;

/** The page of the demo's CRM; it reloads itself every two seconds. */
export function crmPage(records: readonly CrmRecord[]): string {
	const newestFirst = [...records].reverse();
	return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Demo CRM</title>
<meta http-equiv="refresh" content="2"><meta name="viewport" content="width=device-width"><style>${style}</style></head>
<body><h1>Demo CRM – ${records.length} record${records.length === 1 ? '' : 's'}</h1>
${newestFirst.length === 0 ? '<p class="empty">Nothing has arrived yet.</p>' : newestFirst.map(card).join('\n')}
</body></html>`;
}

function card({ at, path, body }: CrmRecord): string {
	const rows = Object.entries(body).map(
		([name, value]) =>
			`<tr><th scope="row">${escape(name)}</th><td>${escape(text(value))}</td></tr>`,
	);
	return `<article><h2>${escape(path)}<time datetime="${at}">${at}</time></h2><table>${rows.join('')}</table></article>`;
}

function text(value: unknown): string {
	if (value === null || value === undefined) return '–';
	return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function escape(value: string): string {
	return value.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
