story: neutropenic-fever
title: Neutropenic fever after chemotherapy for breast cancer
setting: inpatient
service: Oncology
sex: F
age: 34-72
weight: 2
stay: 4
reason: Fever during chemotherapy
disposition: 01
drg: 810

[values]
temp = 38.6..39.4
anc = 0.1..0.3
wbc = 0.6..0.9
hgb = 9.1..9.8
plt = 78..104

[codes]
D70.1 | Y | Agranulocytosis secondary to cancer chemotherapy | Neutropenia due to chemotherapy
R50.81 | Y | Fever presenting with conditions classified elsewhere | neutropenic fever
T45.1X5A | Y | Adverse effect of antineoplastic and immunosuppressive drugs, initial encounter | nine days after docetaxel and cyclophosphamide
C50.412 | Y | Malignant neoplasm of upper-outer quadrant of left female breast | cancer of the upper outer quadrant of the left breast
D64.81 | Y | Anemia due to antineoplastic chemotherapy | anemia due to chemotherapy
K12.31 | Y | Oral mucositis (ulcerative) due to antineoplastic therapy | oral mucositis from chemotherapy

[problems]
C50.412 | 0 | Cancer of the left breast

[allergies]
Sulfamethoxazole | rash | mild

[medications]
inpatient | cefepime 2 g injection | 2 g intravenously every 8 hours
inpatient | filgrastim 300 mcg injection | 300 mcg under the skin once daily
discharge | levofloxacin 500 mg tablet | 1 tablet by mouth once daily for 3 days | 199885
discharge | ondansetron 8 mg tablet | 1 tablet by mouth every 8 hours as needed

[results +00:08 85353-1 Vital signs]
8310-5 | Body temperature | {temp} | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 112 | mm[Hg] | 90-140
8462-4 | Diastolic blood pressure | 66 | mm[Hg] | 60-90
8867-4 | Heart rate | 112 | /min | 60-100
59408-5 | Oxygen saturation | 97 | % | 94-100

[results +00:35 58410-2 Complete blood count with differential]
6690-2 | Leukocytes | {wbc} | 10*3/uL | 4.5-11.0
751-8 | Neutrophils | {anc} | 10*3/uL | 1.8-7.7
718-7 | Hemoglobin | {hgb} | g/dL | 12.0-16.0
777-3 | Platelets | {plt} | 10*3/uL | 150-400

[results +00:40 2524-7 Lactate]
2524-7 | Lactate | 1.3 | mmol/L | 0.5-2.0

[results +2d07:00 600-7 Blood culture]
600-7 | Bacteria identified | No growth at two days, port and peripheral | | no growth

[results +4d06:00 58410-2 Complete blood count with differential]
6690-2 | Leukocytes | 5.2 | 10*3/uL | 4.5-11.0
751-8 | Neutrophils | 2.9 | 10*3/uL | 1.8-7.7

[document +01:00 34111-5 by emergency]
ED: {age} woman, nine days after docetaxel and cyclophosphamide (cycle 2), {temp} at home. Sore mouth, no cough, no
dysuria. Port clean. 112, 112/66. Neutrophils {anc}. Cultures from port and arm, cefepime at 38 minutes. Private
room. {emergency}

[document +02:30 34117-2 by attending]
ONCOLOGY ADMISSION

cancer of the upper outer quadrant of the left breast, stage IIA, resected some months ago, adjuvant treatment.
No other illness. Allergy: sulfa rash.
Looks well. Ulcers of cheek and tongue. Chest clear, abdomen soft, skin and perineum clean. Film clear, urine clean.
1. Neutropenia due to chemotherapy with neutropenic fever, no source. Cefepime, filgrastim.
2. oral mucositis from chemotherapy: rinse, soft food. 3. anemia due to chemotherapy {hgb}, no transfusion.

{attending}

[document +2d09:00 11506-3 by resident]
No fever 20 h. Cultures negative. ANC 0.6. Continue. {resident}

[document +4d10:00 18842-5 by attending]
DISCHARGE SUMMARY. neutropenic fever, culture negative; Neutropenia due to chemotherapy, 2.9 today; oral mucositis
from chemotherapy; anemia due to chemotherapy; cancer of the upper outer quadrant of the left breast. Levofloxacin 3
days. Cycle 3 with pegfilgrastim. Clinic
{day+8}.
{attending}
