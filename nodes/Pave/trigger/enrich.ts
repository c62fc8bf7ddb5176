import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { readFilledText, readObject } from '../../shared/json';
import type { Delivery, Enrichment } from '../../shared/trigger/vendor';
import { getSession, isPrivateVendor } from '../api';
import { attachPhotos } from './photos';

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** What Include Session and Download Photos add to an event; whatever fails becomes a hint. */
export async function enrich(context: IExecuteFunctions, { body }: Delivery): Promise<Enrichment> {
	const options = readObject(context.getNodeParameter('options', 0, {}));
	const [session, pictures] = await Promise.all([
		options.includeSession === true ? lookUpSession(context, body) : ({} as Enrichment),
		options.downloadPhotos === true ? photos(context, body) : ({} as Enrichment),
	]);
	return {
		json: session.json,
		binary: pictures.binary,
		hints: [...(session.hints ?? []), ...(pictures.hints ?? [])],
	};
}

async function lookUpSession(context: IExecuteFunctions, body: IDataObject): Promise<Enrichment> {
	// A finished inspection carries its session, with more in it than a look-up gives.
	if (typeof body.session === 'object' && body.session !== null) {
		return { json: { session: body.session } };
	}
	const key = readFilledText(body.session_key);
	if (key === null)
		return { hints: ['The session could not be looked up: the event has no session key.'] };
	try {
		return { json: { session: await getSession(context, key) } };
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
