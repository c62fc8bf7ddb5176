import type { IDataObject } from 'n8n-workflow';

import { readFilledText, readObject } from '../../shared/json';
import { readNumber } from '../../shared/readers/amount';
import { escapeHtml, isWebAddress } from '../../shared/words';
import { damageLine, type Damage } from '../events/damages';
import { photoLabel } from '../events/photos';
import { damagesOf, optionsOf, part, photosOf, sessionOf, vehicleOf } from '../events/sessionBody';
import { contactName, locationText, odometerText, vehicleTitle } from '../events/sessionFacts';
import { labelIn, REPORT_TEXTS, type ReportTexts } from './texts';

export interface ReportLook {
	/** Key of {@link REPORT_TEXTS}; an unknown one is English. */
	language: string;
	dealershipName: string;
	/** Address of a picture, as a web address or with the picture in it (`data:`). */
	logo?: string;
	/** Whether the customer's name and phone are in the report. */
	includeContact: boolean;
	/** By a picture's web address, the address that shows it; undefined if it cannot be shown. */
	source(url: string): string | undefined;
}

const STYLE = `body{font:16px/1.45 system-ui,sans-serif;color:#1c2733;margin:0 auto;max-width:60rem;padding:1rem}
header{display:flex;gap:1rem;align-items:center;justify-content:space-between;border-bottom:3px solid #1c2733}
header img{max-height:4rem;max-width:12rem}h1{font-size:1.5rem}h2{font-size:1.2rem;margin-top:2rem}
table{border-collapse:collapse;width:100%}th{text-align:left;width:30%;font-weight:600}
th,td{padding:.35rem .5rem .35rem 0;border-bottom:1px solid #d5dbe1;vertical-align:top;overflow-wrap:anywhere}
.grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:1rem}
figure{margin:0;break-inside:avoid}figure img{width:100%;aspect-ratio:4/3;object-fit:contain;border-radius:4px;background:#eef1f4}
figcaption{font-size:.9rem}small{color:#5a6875}
@media print{body{max-width:none;padding:0;font-size:12px}.grid{grid-template-columns:repeat(3,1fr)}}`;

/** Nothing in the file may run or load anything but pictures, whatever somebody wrote into the inspection. */
const POLICY = "default-src 'none'; img-src data: http: https:; style-src 'unsafe-inline'";

/**
 * A finished inspection as one HTML file that needs no other: for a phone, a mail and paper.
 * @param body of SESSION:COMPLETE, or of an inspection's results (pave-api.md 5.5)
 */
export function reportHtml(body: IDataObject, look: ReportLook): string {
	const texts = REPORT_TEXTS[look.language] ?? REPORT_TEXTS.en;
	const language = REPORT_TEXTS[look.language] ? look.language : 'en';
	const heading = escapeHtml(texts.title);
	const logo = look.logo ? `<img src="${escapeHtml(look.logo)}" alt="">` : '';
	return `<!doctype html>
<html lang="${escapeHtml(language)}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${heading} ${escapeHtml(nameOf(body))}</title><style>${STYLE}</style></head><body>
<header><div><h1>${heading}</h1><p>${escapeHtml(look.dealershipName)}</p></div>${logo}</header>
<h2>${escapeHtml(vehicleTitle(vehicleOf(body)) ?? texts.vehicle)}</h2>
<table>${factsOf(body, look, texts)}</table>
<h2>${escapeHtml(texts.damages)}</h2>${damagesHtml(body, look, texts)}
<h2>${escapeHtml(texts.photos)}</h2><div class="grid">${photosHtml(body, look, texts)}</div>
<p><small>${escapeHtml(nameOf(body))}</small></p></body></html>
`;
}

/** Every picture that a report shows: of the damages and of the inspection, each once. */
export function reportPictures(body: IDataObject): string[] {
	const ofDamages = (damagesOf(body) ?? []).map(({ photo_url: url }) => url);
	const all = [...ofDamages, ...(photosOf(body) ?? []).map(({ url }) => readFilledText(url))];
	return [...new Set(all.flatMap((url) => url ?? []))].filter(isWebAddress);
}

function nameOf(body: IDataObject): string {
	return readFilledText(sessionOf(body).session_key) ?? '';
}

function factsOf(body: IDataObject, look: ReportLook, texts: ReportTexts): string {
	const vehicle = vehicleOf(body);
	const options = optionsOf(body);
	const contact: Array<[string, string | null]> = [
		[texts.customer, contactName(options)],
		[texts.phone, readFilledText(readObject(options.sms).to)],
	];
	const facts: Array<[string, string | null]> = [
		['VIN', readFilledText(vehicle.vin)],
		[texts.plate, readFilledText(vehicle.vrm)],
		[texts.odometer, odometerText(vehicle)],
		...(look.includeContact ? contact : []),
		[texts.completed, timeText(sessionOf(body).inspect_ended_at)],
		[texts.place, locationText(part(body, 'location'))],
	];
	return facts.flatMap(([name, value]) => (value === null ? [] : [row(name, value)])).join('');
}

function row(name: string, value: string): string {
	return `<tr><th>${escapeHtml(name)}</th><td>${escapeHtml(value)}</td></tr>`;
}

function damagesHtml(body: IDataObject, look: ReportLook, texts: ReportTexts): string {
	const damages = damagesOf(body);
	if (damages === null) return `<p>${escapeHtml(texts.notAssessed)}</p>`;
	if (damages.length === 0) return `<p>${escapeHtml(texts.noDamages)}</p>`;
	const shown = damages.map((damage) =>
		figure(
			damage.photo_url,
			look,
			texts,
			damageLine({ ...damage, grade: null }),
			details(damage, texts),
		),
	);
	return `<div class="grid">${shown.join('')}</div>`;
}

function details(
	{ grade, repair_method: repair, description }: Damage,
	texts: ReportTexts,
): string[] {
	return [
		...(grade === null ? [] : [`${texts.grade} ${grade}`]),
		...(repair === null ? [] : [`${texts.repair}: ${repair}`]),
		...(description === null ? [] : [description]),
	];
}

function photosHtml(body: IDataObject, look: ReportLook, texts: ReportTexts): string {
	const shown = (photosOf(body) ?? []).map((photo, index) => {
		const label = readFilledText(photo.photo_label) ?? photoLabel(readNumber(photo.photo_code));
		const name = label === null ? String(index + 1) : labelIn(texts, label);
		const taken = timeText(photo.created_at);
		return figure(readFilledText(photo.url), look, texts, name, taken === null ? [] : [taken]);
	});
	return shown.join('');
}

function figure(
	url: string | null,
	look: ReportLook,
	texts: ReportTexts,
	caption: string,
	more: string[],
): string {
	const source = url !== null && isWebAddress(url) ? look.source(url) : undefined;
	const picture = source
		? `<img src="${escapeHtml(source)}" alt="${escapeHtml(caption)}" loading="lazy">`
		: `<p><small>${escapeHtml(texts.noPicture)}</small></p>`;
	const lines = [`<strong>${escapeHtml(caption)}</strong>`, ...more.map(escapeHtml)];
	return `<figure>${picture}<figcaption>${lines.join('<br>')}</figcaption></figure>`;
}

/** "2024-03-11 15:18", as it is written in the stamp, whatever its time zone. */
function timeText(stamp: unknown): string | null {
	const text = readFilledText(stamp);
	const [, day, time] = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)/.exec(text ?? '') ?? [];
	return day === undefined ? text : `${day} ${time}`;
}
