import type { IExecuteFunctions } from 'n8n-workflow';

import { Items, requireText, readUrl } from '../../../shared/actions';
import { operationError } from '../../../shared/errors';
import { readPlain } from '../../../shared/readers/text';
import { sendHotspotPhotos, type HotspotPhoto } from '../../api';
import { PHOTO_LABELS } from '../../events/photos';
import { readSessionKey } from '../sessionKey';

/** The input items of each session; worked out once for all items. */
const groups = new WeakMap<IExecuteFunctions, Map<string, number[]>>();

export const effect = 'creates';

export function check(context: IExecuteFunctions, itemIndex: number): void {
	readSessionKey(context, itemIndex);
	if (isFromItems(context, itemIndex)) readPhotoOfItem(context, itemIndex);
	else readForm(context, itemIndex);
}

export const nameDone = readSessionKey;

/** One item per photo: PAVE takes or refuses each on its own. */
export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<Items> {
	const key = readSessionKey(context, itemIndex);
	const fromItems = isFromItems(context, itemIndex);
	const indices = fromItems ? (itemsBySession(context).get(key) ?? []) : [itemIndex];
	// The first item of a session speaks for all of them.
	if (indices[0] !== itemIndex) return new Items([]);
	const photos = fromItems
		? indices.map((index) => readPhotoOfItem(context, index))
		: readForm(context, itemIndex);
	const answers = await sendHotspotPhotos(context, key, photos);
	return new Items(
		answers.map((answer, index) => ({
			json: { session_key: key, ...answer },
			pairedItem: { item: fromItems ? (indices[index] ?? itemIndex) : itemIndex },
		})),
	);
}

function isFromItems(context: IExecuteFunctions, itemIndex: number): boolean {
	const source = readPlain(context.getNodeParameter('photoSource', itemIndex, 'form'));
	return typeof source === 'string' && /^(input )?items$/i.test(source);
}

function itemsBySession(context: IExecuteFunctions): Map<string, number[]> {
	const known = groups.get(context);
	if (known) return known;
	const bySession = new Map<string, number[]>();
	context.getInputData().forEach((_, index) => {
		const key = readSessionKey(context, index);
		bySession.set(key, [...(bySession.get(key) ?? []), index]);
	});
	groups.set(context, bySession);
	return bySession;
}

function readPhotoOfItem(context: IExecuteFunctions, index: number): HotspotPhoto {
	return {
		photo_label: readLabel(context, context.getNodeParameter('photoLabel', index), 'Photo Label'),
		url: readUrl(context, context.getNodeParameter('photoUrl', index), 'Photo URL'),
	};
}

function readForm(context: IExecuteFunctions, itemIndex: number): HotspotPhoto[] {
	const { photo = [] } = context.getNodeParameter('photos', itemIndex, {}) as {
		photo?: Array<{ label?: string; url?: string }>;
	};
	if (photo.length === 0) {
		throw operationError(context.getNode(), {
			message: 'Add at least one photo',
			description: 'Click Add Photo. Each photo has a label and a public web address.',
		});
	}
	return photo.map(({ label, url }, index) => ({
		photo_label: readLabel(context, label, `Label of photo ${index + 1}`),
		url: readUrl(context, url, `URL of photo ${index + 1}`),
	}));
}

/** "front left" is PAVE's `Front_Left`; a label that is not known goes as it is. */
function readLabel(context: IExecuteFunctions, value: unknown, displayName: string): string {
	const given = requireText(context, value, displayName);
	const plain = (text: string) => text.replace(/[\s_-]+/g, '').toLowerCase();
	return PHOTO_LABELS.find(([, label]) => plain(label) === plain(given))?.[1] ?? given;
}
