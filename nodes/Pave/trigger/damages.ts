import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { isSwitchedOn } from '../../shared/readers/switch';
import { findEvent } from '../../shared/events/catalogue';
import { readObject } from '../../shared/json';
import { paveEvents } from '../events';
import { damageItems, damagesOf, rawDamagesOf } from '../events/sessionBody';

/** What a record says of all damages together is not repeated in the items of the single ones. */
const OF_ALL = ['damage_summary', 'damage_photo_urls', 'photo_urls'];

/** Whether the user wants one item per damage, and the event is one that has damages. */
export function splitsDamages(context: IExecuteFunctions, body: IDataObject): boolean {
	const { itemPerDamage } = readObject(context.getNodeParameter('options', 0, {}));
	return isSwitchedOn(itemPerDamage) && findEvent(paveEvents, body)?.name === 'SESSION:COMPLETE';
}

/** The pictures that the damages were found on, each once. */
export function damagePhotos(body: IDataObject): Array<{ label: string; url: string }> {
	const urls = (damagesOf(body) ?? []).flatMap(({ photo_url: url }) => url ?? []);
	return [...new Set(urls)].map((url, index) => ({ label: `damage_${index + 1}`, url }));
}

/**
 * One item per damage of a finished inspection: the inspection's record with the damage's own fields, or the body
 * with the vendor's `damage`; its picture, if downloaded, as `photo`. An inspection without damages stays one item.
 */
export function splitDamages(
	context: IExecuteFunctions,
	body: IDataObject,
	item: INodeExecutionData,
): INodeExecutionData[] {
	if (!splitsDamages(context, body)) return [item];
	const simplify = isSwitchedOn(context.getNodeParameter('simplify', 0, true), true);
	const shared = Object.entries(item.json).filter(([name]) => !OF_ALL.includes(name));
	const photos = damagePhotos(body);
	const raw = rawDamagesOf(body);
	const items = damageItems(body).map((damage, index): INodeExecutionData => {
		const label = photos.find(({ url }) => url === damage.photo_url)?.label ?? '';
		const photo = item.binary?.[label];
		const report = item.binary?.report;
		const files = { ...(photo && { photo }), ...(report && { report }) };
		return {
			pairedItem: item.pairedItem,
			json: simplify
				? { ...Object.fromEntries(shared), ...damage }
				: { ...item.json, damage: raw[index] },
			...(Object.keys(files).length > 0 ? { binary: files } : {}),
		};
	});
	return items.length > 0 ? items : [item];
}
