import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { readObject } from '../../../shared/json';
import { createClaim } from '../../api';
import { readTold } from '../readTold';
import { readRegion } from '../region';
import { readDamage } from './damage';
import { claimTold } from './insurance.fields';

export const effect = 'bills';

export async function check(context: IExecuteFunctions, itemIndex: number): Promise<void> {
	await readBody(context, itemIndex);
}

export const nameDone = (_: IExecuteFunctions, __: number, json: IDataObject) =>
	String(json.claim_number ?? '');

/** Both IDs, as the event Claim Report Ready names both; which of them opens the web tool is not said (C18). */
export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const body = await readBody(context, itemIndex);
	const { claim } = await createClaim(context, body);
	const { id, ...rest } = readObject(claim);
	return { claim_id: id ?? null, claim_number: body.claim_id, ...rest };
}

async function readBody(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const damage = readDamage(context, itemIndex);
	return {
		...readTold(context, itemIndex, claimTold),
		region: await readRegion(context, itemIndex),
		...(damage.length > 0 && { pre_existing_damage: damage }),
	};
}
