import type { CrmRecord } from '../../simulator/console';

const style = `
:root { color-scheme: light dark; --line: light-dark(#dde3ec, #333a45); --soft: light-dark(#5c6675, #9aa5b4) }
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 56rem; padding: 0 1rem; color: light-dark(#1d2430, #e6eaf0); background: light-dark(#f4f6f9, #14171c) }
h1 { font-size: 1.4rem } .empty { color: var(--soft) }
article { background: light-dark(#fff, #1d2128); border: 1px solid var(--line); border-radius: 8px; margin: 1rem 0; padding: 1rem 1.25rem }
h2 { font-size: 1rem; margin: 0 0 .5rem } time { color: var(--soft); font-weight: normal; margin-left: .5rem }
table { border-collapse: collapse; width: 100% } th { text-align: left; font-weight: 500; color: var(--soft); width: 12rem; vertical-align: top }
td, th { padding: .15rem 0 } td { overflow-wrap: anywhere } img { width: 5.5rem; margin: .15rem .3rem .15rem 0; border-radius: 4px }`;

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
		([name, value]) => `<tr><th scope="row">${escape(name)}</th><td>${cell(value)}</td></tr>`,
	);
	return `<article><h2>${escape(path)}<time datetime="${at}">${at.slice(0, 19).replace('T', ' ')}</time></h2><table>${rows.join('')}</table></article>`;
}

/** Photos arrive as a list of addresses and are shown as pictures. */
function cell(value: unknown): string {
	if (!Array.isArray(value) || !value.every(isPicture)) return escape(text(value));
	return value
		.map((url) => `<a href="${escape(url)}"><img src="${escape(url)}" alt="" loading="lazy"></a>`)
		.join('');
}

const isPicture = (value: unknown): value is string =>
	typeof value === 'string' && /^https?:.*\.(jpe?g|png|webp)$/i.test(value);

function text(value: unknown): string {
	if (value === null || value === undefined) return '–';
	return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function escape(value: string): string {
	return value.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
