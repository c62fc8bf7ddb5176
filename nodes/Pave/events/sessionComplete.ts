import type { IDataObject } from 'n8n-workflow';

import { defineEvent } from '../../shared/events/defineEvent';
import {
	day,
	free,
	lines,
	number,
	phone,
	text,
	texts,
	time,
	words,
} from '../../shared/events/facts';
import { bodyFields } from '../../shared/events/fields';
import { fromJson, readObject, readText, readTimeText } from '../../shared/json';
import { digitsIn } from '../../shared/phone';
import { objectLines } from '../../shared/words';
import { reportUrl } from './reportLink';
import {
	accountOf,
	coverPhotoUrl,
	damageCount,
	damagePhotoUrls,
	inspectionOf,
	locationOf,
	optionsOf,
	part,
	photoUrls,
	sessionOf,
	vehicleOf,
	worstGrade,
} from './sessionBody';
import { sessionCompleteSample } from './sessionComplete.sample';
import {
	contactEmail,
	contactName,
	fullName,
	kilometres,
	locationText,
	nameParts,
	sourceName,
	vehicleTitle,
} from './sessionFacts';
import {
	contactLabel,
	damageLines,
	inspectionNote,
	inspectionNoteHtml,
	inspectionSummary,
	inspectionTitle,
} from './sessionText';

const PHONE = 'session.options.sms.to';

/** PAVE API, sections "Results" and "SESSION:COMPLETE": an inspection is finished. */
export const sessionComplete = defineEvent({
	name: 'SESSION:COMPLETE',
	displayName: 'Session Complete',
	description: 'When an inspection is finished and its results are ready',
	selectable: true,
	schema(z) {
		const { key, maybe, number, object, objects, text, time: when } = bodyFields(z);
		const vehicle = maybe({
			vin: text,
			vrm: text,
			year: number,
			make: text,
			model: text,
			trim: text,
			body_type: text,
			transmission: text,
			drivetrain: text,
			engine_type: text,
			fuel_type: text,
			ext_col: text,
			int_col: text,
			odom_reading: number,
			odom_unit: text,
		});
		const place = z.union([
			z.string(),
			z.looseObject({
				address: text,
				latitude: number,
				longitude: number,
				lat: number,
				lng: number,
			}),
		]);
		// Photos and single damages are not walked: their inner form is not documented, so there
		// is nothing to check them against, and they are most of a large body.
		const results = {
			vehicle,
			photos: z.unknown(),
			location: z.preprocess(fromJson, place.nullish()),
			inspection: maybe({
				total_damages: number,
				max_grade: number,
				grading: text,
				total_estimates: number,
				detected_damages: objects,
			}),
		};
		return z.looseObject({
			event: z.literal('SESSION:COMPLETE'),
			session: object({
				session_key: key,
				status: text,
				created_at: text,
				updated_at: text,
				inspect_started_at: when,
				inspect_ended_at: when,
				capture_duration: number,
				theme: text,
				redirect_url: text,
				source: maybe({ type: text, properties: maybe({ form_name: text, api_name: text }) }),
				user_account: maybe({ first_name: text, last_name: text, email: text, username: text }),
				options: maybe({
					client_id: text,
					sms: maybe({ to: text, to_name: text, from: text, by: text }),
					contact: maybe({ first_name: text, last_name: text }),
					reference: maybe({}),
				}),
				...results,
			}),
			...results,
		});
	},
	get sample(): IDataObject {
		return sessionCompleteSample();
	},
	occurredAt: (body) =>
		readTimeText(readObject(body.session).updated_at) ?? readTimeText(body.timestamp),
	about: 'session_key',
	record: {
		title: words(inspectionTitle),
		summary: words(inspectionSummary),
		session_key: text('session.session_key'),
		status: text('session.status'),
		client_id: text('session.options.client_id'),
		vehicle: text((body) => vehicleTitle(vehicleOf(body))),
		vin: text((body) => vehicleOf(body).vin),
		plate: text((body) => vehicleOf(body).vrm),
		vehicle_year: number((body) => vehicleOf(body).year),
		vehicle_make: text((body) => vehicleOf(body).make),
		vehicle_model: text((body) => vehicleOf(body).model),
		vehicle_trim: text((body) => vehicleOf(body).trim),
		vehicle_body_type: text((body) => vehicleOf(body).body_type),
		vehicle_transmission: text((body) => vehicleOf(body).transmission),
		vehicle_drivetrain: text((body) => vehicleOf(body).drivetrain),
		vehicle_engine_type: text((body) => vehicleOf(body).engine_type),
		vehicle_fuel_type: text((body) => vehicleOf(body).fuel_type),
		vehicle_ext_col: text((body) => vehicleOf(body).ext_col),
		vehicle_int_col: text((body) => vehicleOf(body).int_col),
		odometer: number((body) => vehicleOf(body).odom_reading),
		odometer_unit: text((body) => vehicleOf(body).odom_unit),
		odometer_km: number((body) => kilometres(vehicleOf(body))),
		contact_label: words(contactLabel),
		contact_name: text((body) => contactName(optionsOf(body))),
		contact_first_name: text((body) => nameParts(optionsOf(body)).first),
		contact_last_name: text((body) => nameParts(optionsOf(body)).last),
		contact_phone: text(PHONE),
		contact_phone_e164: phone(PHONE),
		contact_phone_digits: text((body) => digitsIn(readText(smsOf(body).to))),
		contact_email: text((body) => contactEmail(optionsOf(body))),
		damage_count: number(damageCount),
		max_grade: number(worstGrade),
		overall_grade: text((body) => inspectionOf(body).grading),
		total_estimates: number((body) => inspectionOf(body).total_estimates),
		damage_summary: lines(damageLines),
		note_text: words(inspectionNote),
		note_html: words(inspectionNoteHtml),
		cover_photo_url: text(coverPhotoUrl),
		report_url: text(reportUrl),
		photo_urls: texts(photoUrls),
		photo_urls_text: lines(photoUrls),
		damage_photo_urls: texts(damagePhotoUrls),
		damage_photo_urls_text: lines(damagePhotoUrls),
		completed_at: time('session.inspect_ended_at'),
		completed_date: day('session.inspect_ended_at'),
		started_at: time('session.inspect_started_at'),
		started_date: day('session.inspect_started_at'),
		capture_seconds: number('session.capture_duration'),
		theme: text('session.theme'),
		location: text((body) => locationText(part(body, 'location'))),
		latitude: number((body) => locationOf(body).latitude ?? locationOf(body).lat),
		longitude: number((body) => locationOf(body).longitude ?? locationOf(body).lng),
		source_type: text('session.source.type'),
		source_name: text((body) => sourceName(sessionOf(body).source)),
		user_account_name: text((body) => fullName(accountOf(body))),
		user_account_email: text((body) => accountOf(body).email),
		user_account_username: text((body) => accountOf(body).username),
		sms_by: text((body) => smsOf(body).by),
		sms_from: text((body) => smsOf(body).from),
		redirect_url: text('session.redirect_url'),
		reference: free('session.options.reference'),
		reference_text: text((body) => objectLines(optionsOf(body).reference)),
	},
	filter: {
		option: 'sources',
		displayName: 'Only These Sources',
		description:
			'Names of the shareable links, widgets or API keys whose inspections start the workflow, as source_name gives them. Affects only Session Complete. Leave empty for all.',
		read: (body) => sourceName(sessionOf(body).source) ?? undefined,
	},
});

function smsOf(body: IDataObject): IDataObject {
	return readObject(optionsOf(body).sms);
}
