import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { isSwitchedOn } from '../../shared/readers/switch';
import { findEvent } from '../../shared/events';
import { readFilledText, readNames, readObject, trimmed } from '../../shared/json';
import type { Delivery, Enrichment } from '../../shared/trigger/vendor';
import { getSession, isPrivateVendor } from '../api';
import { paveEvents } from '../events';
import { sessionComplete } from '../events/sessionComplete';
import { makeReport } from '../report/report';
import { attachPhotos } from './photos';

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** What an event that only names its session lacks, in the words of a finished inspection's record. */
const SESSION_FACTS = sessionComplete.fields.filter((field) =>
	/^(client_id|vehicle|vin|plate|contact_\w+|source_\w+|reference_text)$/.test(field),
);

/** What Include Session, Download Photos and Attach Report add to an event; whatever fails becomes a hint. */
export async function enrich(context: IExecuteFunctions, { body }: Delivery): Promise<Enrichment> {
	const options = readObject(context.getNodeParameter('options', 0, {}));
	const [session, pictures, report] = await Promise.all([
		isSwitchedOn(options.includeSession)
			? lookUpSession(context, body, options)
			: ({} as Enrichment),
		isSwitchedOn(options.downloadPhotos) ? photos(context, body) : ({} as Enrichment),
		isSwitchedOn(options.attachReport) ? attachReport(context, body) : ({} as Enrichment),
	]);
	return {
		json: session.json,
		binary: pictures.binary || report.binary ? { ...pictures.binary, ...report.binary } : undefined,
		hints: [session, pictures, report].flatMap(({ hints }) => hints ?? []),
	};
}

async function lookUpSession(
	context: IExecuteFunctions,
	body: IDataObject,
	options: IDataObject,
): Promise<Enrichment> {
	const simplify = isSwitchedOn(context.getNodeParameter('simplify', 0, true), true);
	const flat = simplify && findEvent(paveEvents, body) !== undefined;
	// A finished inspection carries its session, with more in it than a look-up gives.
	if (typeof body.session === 'object' && body.session !== null) {
		return flat ? {} : { json: { session: body.session } };
	}
	const key = readFilledText(body.session_key);
	if (key === null)
		return { hints: ['The session could not be looked up: the event has no session key.'] };
	try {
		const session = await getSession(context, key);
		return { json: flat ? sessionFacts(session, options) : { session } };
	} catch (error) {
		return { hints: [`The session ${key} could not be looked up: ${messageOf(error)}`] };
	}
}

async function photos(context: IExecuteFunctions, body: IDataObject): Promise<Enrichment> {
	try {
		const allowPrivate = await isPrivateVendor(context);
		const { binary, hints } = await attachPhotos(context, body, allowPrivate);
		return Object.keys(binary).length > 0 ? { binary, hints } : { hints };
	} catch (error) {
		return { hints: [`The photos could not be downloaded: ${messageOf(error)}`] };
	}
}

/** The report as `report`; pictures that are missing in it are named in a hint. */
async function attachReport(context: IExecuteFunctions, body: IDataObject): Promise<Enrichment> {
	if (findEvent(paveEvents, body)?.name !== 'SESSION:COMPLETE') return {};
	try {
		const { binary, problems } = await makeReport(context, body, {});
		return { binary: { report: binary }, hints: problems.map((problem) => `Report: ${problem}`) };
	} catch (error) {
		return { hints: [`The report could not be made: ${messageOf(error)}`] };
	}
}

function sessionFacts(session: IDataObject, { fields, defaultCountry }: IDataObject): IDataObject {
	const chosen = readNames(fields);
	const wanted = SESSION_FACTS.filter((field) => chosen.length === 0 || chosen.includes(field));
	const country = trimmed(defaultCountry);
	return sessionComplete.simplify({ session }, { country, wanted: new Set(wanted) });
}
