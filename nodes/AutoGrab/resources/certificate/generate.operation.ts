import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { operationError } from '../../../shared/errors';
import { readObject } from '../../../shared/json';
import { generateCertificate } from '../../api';
import { readTold } from '../readTold';
import { isStateOf } from '../states';
import { certificateTold } from './certificate.fields';

export const effect = 'bills';

export function check(context: IExecuteFunctions, itemIndex: number): void {
	readBody(context, itemIndex);
}

export const nameDone = (_: IExecuteFunctions, __: number, { id, vin }: IDataObject) =>
	String(id ?? vin ?? '');

/** The certificate's own fields; `url` is the PDF. */
export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const answer = await generateCertificate(context, readBody(context, itemIndex));
	return readObject(answer.certificate ?? answer);
}

function readBody(context: IExecuteFunctions, itemIndex: number): IDataObject {
	const { type, ...given } = readTold(context, itemIndex, [certificateTold[0]]);
	const shown = certificateTold.filter(
		({ show }) => show?.certificateType.includes(String(type)) ?? false,
	);
	const body: IDataObject = { type, ...given, ...readTold(context, itemIndex, shown) };
	if (type === 'ppsr' && body.rego && !isStateOf('au', String(body.state ?? ''))) {
		throw operationError(context.getNode(), {
			message: 'Choose one of the eight states',
			description:
				'A PPSR search needs the Australian state of the plate: ACT, NSW, NT, QLD, SA, TAS, VIC or WA. Choose the State, or drag the column that holds it. Nothing was ordered.',
		});
	}
	const missing =
		type === 'ppsr'
			? !body.rego && 'Registration Plate is empty'
			: !body.vin && !body.valuation_id && 'VIN and Valuation ID are both empty';
	if (!missing) return body;
	throw operationError(context.getNode(), {
		message: missing,
		description:
			'A PPSR search needs the registration plate and its Australian state; the other certificates need a VIN or a Valuation ID. Fill it in, or map it from the previous node.',
	});
}
