import type { IDataObject } from 'n8n-workflow';

import { PHOTO_LABELS } from './photos';

const KEY = 'DMO-7KQ2ZB9XW4';
const PHOTOS = `https://cdn.example.com/sessions/${KEY}/capture/`;

/**
 * A finished inspection as PAVE delivers it, with made-up values.
 *
 * Built when asked for: as a literal it would weigh on every start of n8n.
 */
export function sessionCompleteSample(): IDataObject {
	return {
		event: 'SESSION:COMPLETE',
		session: {
			session_key: KEY,
			theme: 'PRO',
			active: true,
			status: 'COMPLETE',
			redirect_url: 'https://app.example.com/inspections/thank-you',
			inspect_started_at: '2024-03-11T15:10:02+00:00',
			inspect_ended_at: '2024-03-11T15:18:41+00:00',
			capture_duration: 214,
			inspect_duration: 519,
			created_at: '2024-03-11T15:04:55+00:00',
			updated_at: '2024-03-11T15:19:30+00:00',
			language: 'en',
			options: {
				client_id: 'NORTH-000123',
				sms: { to: '647-555-0143', to_name: null, from: '647-555-0100', by: 'Example Motors Test' },
				contact: { first_name: 'Alex', last_name: 'Sample' },
				reference: { lead_id: 'L-20418' },
			},
			user_account: {
				username: 'exampleaccount',
				first_name: 'Robin',
				last_name: 'Example',
				email: 'robin@example.com',
				phone: null,
			},
			source: { type: 'api', properties: { api_name: 'Example Staging Key' } },
			vehicle: {
				id: 512044,
				session_key: KEY,
				vin: 'TESTVN00000000017',
				vrm: 'TEST 017',
				year: 2020,
				make: 'Honda',
				model: 'ODYSSEY',
				body_type: 'Minivan',
				trim: 'EX',
				transmission: 'AUTOMATIC',
				drivetrain: 'Front Wheel Drive',
				engine_type: '6 Cylinder Engine',
				fuel_type: 'Gasoline Fuel',
				ext_col: 'Midnight Blue',
				int_col: 'Ash Grey',
				odom_reading: '100,945',
				odom_unit: 'KILOMETRES',
			},
			photos: PHOTO_LABELS.map(photo),
			location: {
				address: '100 Example Street, Toronto, ON, Canada',
				latitude: 43.65,
				longitude: -79.38,
			},
			inspection: {
				total_damages: 3,
				max_grade: 3,
				detected_status: [{ interior_status: 'CLEAN' }, { tire_status: 'WORN_MEDIUM' }],
				detected_damages: [
					damage(
						'04',
						'WHEEL',
						'WHEEL_FRONT_LEFT',
						'CURB_RASH_MINOR',
						'Light scuffing on the rim.',
						1,
					),
					damage('04', 'BODY', 'DOOR_REAR_LEFT', 'SCRAPED_MEDIUM', 'Paint scrape on the door.', 3),
					damage('09', 'GLASS', 'WINDSHIELD_FRONT_UNIQUE', 'CHIPPED_MINOR', 'Small stone chip.', 2),
				],
			},
		},
	};
}

function twoDigits(value: number): string {
	return String(value).padStart(2, '0');
}

function photo([code, label]: readonly [code: number, label: string], index: number): IDataObject {
	const minute = `2024-03-11T15:${twoDigits(10 + Math.floor(index / 2))}`;
	const second = index % 2 === 0 ? 0 : 30;
	return {
		photo_code: code,
		photo_label: label,
		url: `${PHOTOS}${twoDigits(code)}.jpg`,
		approved: true,
		approved_message: 'ACCEPTED',
		created_at: `${minute}:${twoDigits(second)}+00:00`,
		updated_at: `${minute}:${twoDigits(second + 5)}+00:00`,
	};
}

function damage(
	photoCode: string,
	damage_group: string,
	component: string,
	damage_name: string,
	description: string,
	grade_score: number,
): IDataObject {
	return {
		damage_group,
		component,
		damage_name,
		description,
		repair_method: 'Refinish',
		grade_score,
		coodrs: { x: 41.5, y: 52.25 },
		photo: { code: photoCode, url: `${PHOTOS}${photoCode}-annotated.jpg` },
	};
}
