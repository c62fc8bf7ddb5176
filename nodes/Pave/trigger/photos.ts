import type { IBinaryKeyData, IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { findEvent } from '../../shared/events';
import { readFilledText, readObject } from '../../shared/json';
import { downloadPhotos } from '../../shared/http';
import { paveEvents } from '../events';
import { photosOf } from '../events/sessionBody';
import { damagePhotos, splitsDamages } from './damages';

interface LabelledPhoto {
	label: string;
	url: string;
}

/**
 * Downloads an event's photos as binary data, one per photo under its label (`photo` if the event is about one).
 *
 * @param allowPrivate whether photos may lie in the own network, as a simulator's do
 * @returns the pictures, and a hint for each photo that could not be had
 */
export async function attachPhotos(
	context: IExecuteFunctions,
	body: IDataObject,
	allowPrivate: boolean,
): Promise<{ binary: IBinaryKeyData; hints: string[] }> {
	const photos = photosIn(body, splitsDamages(context, body));
	const binary: IBinaryKeyData = {};
	const hints: string[] = [];
	const downloads = await downloadPhotos(
		context,
		photos.map(({ label, url }) => ({ url, fileName: label })),
		{ allowPrivate },
	);
	for (const download of downloads) {
		if ('problem' in download) hints.push(`Photo "${download.fileName}": ${download.problem}.`);
		else binary[freeName(download.fileName, binary)] = download.binary;
	}
	return { binary, hints };
}

function labelled(photo: unknown, index: number): LabelledPhoto[] {
	const fields = readObject(photo);
	const url = readFilledText(fields.url ?? fields.photo_url ?? photo);
	const label = readFilledText(fields.photo_label) ?? `photo_${index + 1}`;
	return url === null ? [] : [{ label: label.replace(/[^\w-]+/g, '_'), url }];
}

/** The photos an event tells about: the one that was processed, or all of a finished inspection. */
function photosIn(body: IDataObject, perDamage: boolean): LabelledPhoto[] {
	const event = findEvent(paveEvents, body)?.name;
	if (event === 'SESSION:STAGE_CHANGE')
		return labelled(body, 0).map((p) => ({ ...p, label: 'photo' }));
	if (event !== 'SESSION:COMPLETE') return [];
	return perDamage ? damagePhotos(body) : (photosOf(body) ?? []).flatMap(labelled);
}

/** Two photos may share a label (a retake); the second keeps its picture under `<label>_2`. */
function freeName(label: string, taken: IBinaryKeyData): string {
	if (!(label in taken)) return label;
	let number = 2;
	while (`${label}_${number}` in taken) number++;
	return `${label}_${number}`;
}
