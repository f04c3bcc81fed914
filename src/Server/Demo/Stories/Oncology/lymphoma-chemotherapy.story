story: lymphoma-chemotherapy
title: Planned inpatient chemotherapy for diffuse large B-cell lymphoma
setting: inpatient
service: Oncology
age: 38-74
weight: 2
stay: 5
reason: Planned chemotherapy
disposition: 01
drg: 847

[values]
ldh = 240..310
hgb = 10.0..11.2

[codes]
Z51.11 | | Encounter for antineoplastic chemotherapy | Admitted for the third cycle of dose-adjusted EPOCH-R
C83.33 | Y | Diffuse large B-cell lymphoma, intra-abdominal lymph nodes | Diffuse large B-cell lymphoma of the abdominal nodes
D64.81 | Y | Anemia due to antineoplastic chemotherapy | anemia due to chemotherapy
T45.1X5A | Y | Adverse effect of antineoplastic and immunosuppressive drugs, initial encounter | after two cycles
G62.0 | Y | Drug-induced polyneuropathy | vincristine neuropathy of the feet
3E04305 | day 0 | Introduction of other antineoplastic into central vein, percutaneous | infusion through the port for 96 hours
30233N1 | day 4 | Transfusion of nonautologous red blood cells into peripheral vein, percutaneous | one unit of red cells

[problems]
C83.33 | 0 | Diffuse large B-cell lymphoma

[medications]
home | acyclovir 400 mg tablet | 1 tablet by mouth twice daily
inpatient | etoposide, doxorubicin, vincristine infusion | continuous for 96 hours
inpatient | rituximab 375 mg/m2 infusion | once on day 1
inpatient | prednisone 50 mg tablet | 2 tablets by mouth once daily for 5 days | 198148
inpatient | cyclophosphamide infusion | 750 mg/m2 on day 5
discharge | pegfilgrastim 6 mg injection | under the skin on {day+6}
discharge | ondansetron 8 mg tablet | 1 tablet by mouth every 8 hours as needed

[results +00:20 85353-1 Vital signs]
8310-5 | Body temperature | 36.6 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 118 | mm[Hg] | 90-140
8867-4 | Heart rate | 80 | /min | 60-100

[results +00:50 58410-2 Complete blood count]
6690-2 | Leukocytes | 6.8 | 10*3/uL | 4.5-11.0
718-7 | Hemoglobin | {hgb} | g/dL | 12.0-17.0
777-3 | Platelets | 248 | 10*3/uL | 150-400

[results +00:50 2532-0 Lactate dehydrogenase]
2532-0 | Lactate dehydrogenase | {ldh} | U/L | 120-246

[results +4d06:00 58410-2 Complete blood count]
718-7 | Hemoglobin | 7.4 | g/dL | 12.0-17.0
777-3 | Platelets | 190 | 10*3/uL | 150-400

[document +01:30 34117-2 by attending]
ONCOLOGY H&P

Admitted for the third cycle of dose-adjusted EPOCH-R. Diffuse large B-cell lymphoma of the abdominal nodes, stage
II, half the size on the scan after two cycles. Last cycle: no fever; vincristine neuropathy of the feet, grade 1;
anemia due to chemotherapy.
Acyclovir. No allergies. Ejection fraction 62 percent. Exam: no nodes, port fine, ankle reflexes weak.
Orders checked with pharmacist: vincristine not reduced at grade 1. Hydrate.

{attending}

[document +2d10:00 11506-3 by resident]
Hour 46 of 96. infusion through the port for 96 hours runs without reaction. Eats. Bowels with senna. {resident}

[document +4d11:00 11506-3 by attending]
Bags done. Cyclophosphamide this afternoon. Hemoglobin 7.4, tired: one unit of red cells. {attending}

[document +5d10:00 18842-5 by attending]
DISCHARGE SUMMARY. Diffuse large B-cell lymphoma of the abdominal nodes, cycle 3 given without incident. anemia due
to chemotherapy, transfused; vincristine neuropathy of the feet. Pegfilgrastim on {day+6}. Counts twice a week. Next
cycle {day+21}.
{attending}
