import { PHOTO_LABELS } from '../events/photos';

/** Every word of a report, in one language; the vendor's own words for damages stay as they are. */
export interface ReportTexts {
	title: string;
	vehicle: string;
	plate: string;
	odometer: string;
	customer: string;
	phone: string;
	completed: string;
	place: string;
	damages: string;
	noDamages: string;
	notAssessed: string;
	grade: string;
	repair: string;
	photos: string;
	noPicture: string;
	/** In the order in which PAVE takes the photos. */
	labels: string;
}

/** By the language's code, as the option of the node saves it; the first is the default. */
export const REPORT_TEXTS: Readonly<Record<string, ReportTexts>> = {
	en: {
		title: 'Condition report',
		vehicle: 'Vehicle',
		plate: 'Plate',
		odometer: 'Odometer',
		customer: 'Customer',
		phone: 'Phone',
		completed: 'Completed',
		place: 'Place',
		damages: 'Damages',
		noDamages: 'No damages were found.',
		notAssessed: 'This inspection does not list damages.',
		grade: 'Grade',
		repair: 'Repair',
		photos: 'Photos',
		noPicture: 'Picture not available',
		labels:
			'VIN, Interior, Instrument cluster, Left, Front left, Front, Front right, Right, Rear right, Rear, Rear left, Windshield, Tires',
	},
	fr: {
		title: 'Rapport d’état',
		vehicle: 'Véhicule',
		plate: 'Plaque',
		odometer: 'Compteur',
		customer: 'Client',
		phone: 'Téléphone',
		completed: 'Terminé',
		place: 'Lieu',
		damages: 'Dommages',
		noDamages: 'Aucun dommage constaté.',
		notAssessed: 'Cette inspection ne liste pas de dommages.',
		grade: 'Note',
		repair: 'Réparation',
		photos: 'Photos',
		noPicture: 'Image non disponible',
		labels:
			'NIV, Intérieur, Tableau de bord, Gauche, Avant gauche, Avant, Avant droit, Droite, Arrière droit, Arrière, Arrière gauche, Pare-brise, Pneus',
	},
	es: {
		title: 'Informe de estado',
		vehicle: 'Vehículo',
		plate: 'Matrícula',
		odometer: 'Odómetro',
		customer: 'Cliente',
		phone: 'Teléfono',
		completed: 'Terminado',
		place: 'Lugar',
		damages: 'Daños',
		noDamages: 'No se encontraron daños.',
		notAssessed: 'Esta inspección no enumera daños.',
		grade: 'Grado',
		repair: 'Reparación',
		photos: 'Fotos',
		noPicture: 'Imagen no disponible',
		labels:
			'VIN, Interior, Tablero, Izquierda, Delantera izquierda, Delantera, Delantera derecha, Derecha, Trasera derecha, Trasera, Trasera izquierda, Parabrisas, Neumáticos',
	},
};

/** A photo's label in the report's language; one that is not PAVE's own stays as it is. */
export function labelIn(texts: ReportTexts, label: string): string {
	const index = PHOTO_LABELS.findIndex(([, own]) => own === label);
	return texts.labels.split(', ')[index] ?? label.replaceAll('_', ' ');
}
