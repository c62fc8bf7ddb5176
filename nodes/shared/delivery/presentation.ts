import type { IDataObject, IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';
import { presentEvent, type PresentedEvent, type PresentOptions } from '../events';
import { trimmed } from '../json';
import { readTexts } from '../readers/list';
import type { Delivery, TriggerVendor } from '../trigger/vendor';

/** What a delivery becomes, as the node's parameters say. */
export async function present(
	context: IExecuteFunctions | IWebhookFunctions,
	vendor: TriggerVendor,
	{ body, eventId }: Delivery,
	options: IDataObject,
	told: Pick<PresentOptions, 'simplify' | 'ownAttributes'>,
): Promise<PresentedEvent> {
	const country = told.simplify
		? trimmed(options.defaultCountry) || (await vendor.countryOf?.(context, body))
		: undefined;
	const fields = readTexts(options.fields);
	return await presentEvent(vendor.catalogue, body, { ...told, eventId, country, fields });
}
