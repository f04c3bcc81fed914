story: cellulitis-leg
title: Cellulitis of the left lower leg in a patient with lymphedema
setting: inpatient
service: Medicine
age: 48-88
weight: 5
stay: 3
reason: Red and swollen leg
disposition: 01
drg: 603

[values]
temp = 38.2..38.9
wbc = 13.4..17.6
crp = 118..196

[codes]
L03.116 | Y | Cellulitis of left lower limb | Cellulitis of the left lower leg
I89.0 | Y | Lymphedema, not elsewhere classified | chronic lymphedema of both legs
B35.3 | Y | Tinea pedis | tinea pedis between the toes
E66.9 | Y | Obesity, unspecified | Obesity

[problems]
I89.0 | 9 | Chronic lymphedema of the legs
E66.9 | 15 | Obesity

[allergies]
Penicillin | hives as a child | moderate

[medications]
home | furosemide 20 mg tablet | 1 tablet by mouth once daily | 310429
inpatient | vancomycin 1.25 g injection | 1.25 g intravenously every 12 hours
inpatient | enoxaparin 40 mg injection | 40 mg under the skin once daily
discharge | doxycycline hyclate 100 mg tablet | 1 tablet by mouth twice daily for 7 days | 1650143
discharge | clotrimazole 1 % cream | between the toes twice daily for 4 weeks

[results +00:15 85353-1 Vital signs]
8310-5 | Body temperature | {temp} | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 134 | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 76 | mm[Hg] | 60-90
8867-4 | Heart rate | 98 | /min | 60-100
29463-7 | Body weight | 112 | kg | 

[results +00:50 58410-2 Complete blood count]
6690-2 | Leukocytes | {wbc} | 10*3/uL | 4.5-11.0
718-7 | Hemoglobin | 13.1 | g/dL | 12.0-17.0
777-3 | Platelets | 288 | 10*3/uL | 150-400

[results +00:55 1988-5 C-reactive protein]
1988-5 | C reactive protein | {crp} | mg/L | <5

[results +2d08:00 600-7 Blood culture]
600-7 | Bacteria identified | No growth at two days | | no growth

[results +3d06:00 58410-2 Complete blood count]
6690-2 | Leukocytes | 8.8 | 10*3/uL | 4.5-11.0

[flaw query-unsupported]
add | 18842-5 | Sepsis due to cellulitis.
gain | A41.9 | Y
ask | Sepsis stands in the discharge summary alone: no organ dysfunction, heart rate below 100, cultures without growth. Is it confirmed, and by what?
drg | 602

[document +01:40 34111-5 by emergency]
EMERGENCY NOTE

{age} {man} with chronic leg swelling; two days of spreading redness and heat of the left shin, shivering last night.
Allergy: penicillin, hives as a child. Temperature {temp}. Left lower leg red, hot, tender from ankle to mid-shin,
edge marked with a pen.
No crepitus, no blister, pain fits the findings. Between the left fourth and fifth toe wet fissures. White count
{wbc}.
Needs intravenous treatment: admit.

{emergency}

[document +03:15 34117-2 by attending]
HISTORY AND PHYSICAL

PRESENT ILLNESS: see above. Third episode in {four|five|six} years, always the left leg.
PAST HISTORY: chronic lymphedema of both legs, furosemide 20 mg of little use. No diabetes (A1c 5.4 this year).
ALLERGIES: penicillin - hives.
EXAM: Weight 112 kg, body mass index 37. Both legs thick and woody to the knee. Left as described. Foot pulses by
Doppler good.

IMPRESSION:
1. Cellulitis of the left lower leg. With hives to penicillin: vancomycin. Elevation.
2. Entry is tinea pedis between the toes: clotrimazole.
3. Lymphedema: wraps when the heat is gone. 4. Obesity. 5. Enoxaparin against clots.

{attending}

[document +1d10:00 11506-3 by resident]
DAILY NOTE

No fever since 04:00. Redness two centimetres inside the pen line. Less pain. Blood cultures negative so far.
Vancomycin level due tomorrow.
Cellulitis, getting better. Continue.

{resident}

[document +3d10:30 18842-5 by attending]
DISCHARGE SUMMARY

DIAGNOSIS: Cellulitis of the left lower leg. ALSO: chronic lymphedema of both legs, tinea pedis, Obesity.
HOSPITAL STAY: Three days of vancomycin; white count {wbc} to 8.8, redness faded to a third. Blood cultures without
growth.
MEDICATIONS: doxycycline 100 mg twice daily for 7 days, clotrimazole cream, furosemide as before.
PLAN: compression clinic next week, keep the toes dry. Return for fever or blisters.

{attending}
