import type { IBinaryData, IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { isSwitchedOn } from '../../shared/readers/switch';
import { fetchPhotos } from '../../shared/http';
import { readFilledText, trimmed } from '../../shared/json';
import { isPrivateVendor } from '../api';
import { sessionOf } from '../events/sessionBody';
import { reportHtml, reportPictures } from './html';

export interface Report {
	binary: IBinaryData;
	fileName: string;
	/** Pictures in the file or linked from it, and what is missing. */
	pictures: number;
	problems: string[];
}

/** Per picture and of all together; a mail takes some 25 MB, and what is embedded becomes a third larger. */
const MAX_PICTURE = 5 * 1024 * 1024;
const MAX_TOTAL = 15 * 1024 * 1024;

/**
 * The condition report of a finished inspection as an HTML file. A picture that cannot be had is missing, never the report.
 * @param options of Get Report: `photos` (`embed` or `link`), `dealershipName`, `logoUrl`, `includeContact`, `language`
 * @throws NodeOperationError only when the execution was cancelled
 */
export async function makeReport(
	context: IExecuteFunctions,
	body: IDataObject,
	options: IDataObject,
): Promise<Report> {
	const logoUrl = trimmed(options.logoUrl);
	const linked = options.photos === 'link';
	const wanted = linked ? [] : reportPictures(body);
	const { sources, problems } = await embedded(context, logoUrl ? [logoUrl, ...wanted] : wanted);
	const shown = (url: string) => (linked ? url : sources.get(url));
	const html = reportHtml(body, {
		language: trimmed(options.language),
		dealershipName: trimmed(options.dealershipName),
		logo: sources.get(logoUrl),
		includeContact: isSwitchedOn(options.includeContact),
		source: shown,
	});
	const key = readFilledText(sessionOf(body).session_key) ?? 'inspection';
	const fileName = `report-${key.replace(/[^\w-]+/g, '_')}.html`;
	const binary = await context.helpers.prepareBinaryData(Buffer.from(html), fileName, 'text/html');
	const pictures = reportPictures(body).filter((url) => shown(url) !== undefined).length;
	return { binary, fileName, pictures, problems };
}

/** Pictures as `data:` addresses, as many as fit. */
async function embedded(context: IExecuteFunctions, urls: readonly string[]) {
	const sources = new Map<string, string>();
	const problems: string[] = [];
	if (urls.length === 0) return { sources, problems };
	const allowPrivate = await isPrivateVendor(context);
	let total = 0;
	const photos = urls.map((url, index) => ({ url, fileName: `picture_${index + 1}` }));
	const options = { allowPrivate, maxBytes: MAX_PICTURE };
	const fetched = await fetchPhotos(context, photos, options, async (data, _, mimeType) => {
		total += data.length;
		if (total > MAX_TOTAL) return { source: undefined };
		return { source: `data:${mimeType};base64,${data.toString('base64')}` };
	});
	for (const picture of fetched) {
		if ('problem' in picture) problems.push(`${picture.url}: ${picture.problem}.`);
		else if (picture.source) sources.set(picture.url, picture.source);
		else problems.push(`${picture.url}: The pictures are too large for one file together.`);
	}
	return { sources, problems };
}
