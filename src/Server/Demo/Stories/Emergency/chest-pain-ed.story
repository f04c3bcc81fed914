story: chest-pain-ed
title: Chest wall pain, heart attack ruled out
setting: emergency
service: Emergency
age: 28-62
weight: 9
reason: Chest pain

[values]
trop = 3..8
sbp = 128..142

[codes]
R07.89 | | Other chest pain | Chest wall pain

[medications]
discharge | naproxen 500 mg tablet | 1 tablet by mouth twice daily for 5 days | 198014

[results +00:06 85353-1 Vital signs]
8310-5 | Body temperature | 36.7 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | {sbp} | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 82 | mm[Hg] | 60-90
8867-4 | Heart rate | 82 | /min | 60-100
59408-5 | Oxygen saturation | 99 | % | 94-100

[results +00:35 89579-7 Troponin I, high sensitivity]
89579-7 | Troponin I.cardiac, high sensitivity | {trop} | ng/L | <53

[results +02:40 89579-7 Troponin I, high sensitivity]
89579-7 | Troponin I.cardiac, high sensitivity | {trop} | ng/L | <53

[document +00:12 11524-6 by emergency]
ECG: sinus rhythm 80, normal axis and intervals, no ST or T change. {emergency}

[document +00:50 18748-4 by radiologist]
CHEST, TWO VIEWS: heart and lungs normal. No pneumothorax, no rib fracture. {radiologist}

[document +03:10 34111-5 by emergency]
EMERGENCY NOTE

{age} {man}; sharp pain left of the breastbone for two days, worse turning and pressing, since {moving
boxes|rowing|a coughing cold}. No sweat, no shortness of breath. No risk factors; HEART score 1. No leg swelling, no
long trip.
Tender third and fourth left costal cartilage, reproduces the pain. Heart and lungs normal. ECG normal, troponin
{trop} twice, film normal.
DIAGNOSIS: Chest wall pain. No evidence of a heart attack or clot.
Naproxen five days. Back at once for pressure, fainting, breathlessness.

{emergency}
