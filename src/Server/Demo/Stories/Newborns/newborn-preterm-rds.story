story: newborn-preterm-rds
title: Preterm newborn with respiratory distress syndrome
setting: newborn
service: Neonatology
mother: placenta-previa-cesarean
age: 0-0
weight: 1
stay: 24
reason: Preterm newborn
disposition: 01
drg: 790

[values]
fio2 = 38..48

[codes]
Z38.01 | | Single liveborn infant, delivered by cesarean | single liveborn, cesarean birth
P22.0 | Y | Respiratory distress syndrome of newborn | Respiratory distress syndrome
P07.17 | Y | Other low birth weight newborn, 1750-1999 grams | birth weight 1,810 g
P07.35 | Y | Preterm newborn, gestational age 32 completed weeks | 32 weeks
P28.49 | N | Other apnea of newborn | apnea of prematurity
P59.0 | N | Neonatal jaundice associated with preterm delivery | jaundice of prematurity
5A09457 | day 0 | Assistance with respiratory ventilation, 24-96 consecutive hours, continuous positive airway pressure | nasal CPAP for 68 hours
3E0F7SF | day 0 | Introduction of other gas into respiratory tract, via natural or artificial opening | oxygen
6A601ZZ | day 3 | Phototherapy of skin, multiple | Phototherapy on days 4 to 6

[medications]
inpatient | caffeine citrate injection | 20 mg/kg then 5 mg/kg once daily
inpatient | ampicillin injection | 100 mg/kg intravenously every 12 hours for 36 hours
inpatient | gentamicin injection | 4 mg/kg intravenously once

[results +00:20 85353-1 Vital signs]
8310-5 | Body temperature | 36.5 | Cel | 36.5-37.5
8867-4 | Heart rate | 158 | /min | 100-160
9279-1 | Respiratory rate | 72 | /min | 30-60
59408-5 | Oxygen saturation | 86 | % | 90-95
29463-7 | Body weight | 1810 | g | 

[results +01:00 24338-6 Capillary blood gas]
2744-1 | pH | 7.26 | [pH] | 7.30-7.40
2019-8 | Carbon dioxide | 56 | mm[Hg] | 35-50

[results +3d06:00 1975-2 Bilirubin]
1975-2 | Bilirubin, total | 9.6 | mg/dL | <8

[results +1d12:00 600-7 Blood culture]
600-7 | Bacteria identified | No growth at 36 hours | | no growth

[document +01:30 18748-4 by radiologist]
CHEST, NEWBORN: low volumes, fine granular pattern with air bronchograms. Surfactant deficiency. {radiologist}

[document +02:30 34117-2 by attending]
NICU ADMISSION

single liveborn, cesarean birth at 32 weeks and 3 days for bleeding from a low placenta; two doses of betamethasone.
birth weight 1,810 g. Apgar 6 and 8. Grunts, pulls in, saturation 86: nasal CPAP 6
cm, oxygen {fio2} percent. Film granular.
Respiratory distress syndrome. No surfactant if oxygen stays below 50. Cultures, ampicillin and gentamicin until
negative. Caffeine. Umbilical vein line.

{attending}

[document +3d09:00 11506-3 by attending]
Day 4. nasal CPAP for 68 hours, off this morning on room air. Bilirubin 9.6: jaundice of prematurity, Phototherapy
on days 4 to 6. Antibiotic stopped at 36 hours, no growth. Tube feeds of mother's milk 80 mL/kg.
{attending}

[document +10d09:00 11506-3 by neonatologist]
Day 11. apnea of prematurity, two spells yesterday that needed a touch; caffeine goes on. Weight 1,830. Half of
feeds by mouth. {neonatologist}

[document +24d10:00 18842-5 by attending]
NICU DISCHARGE SUMMARY

Born at 32 weeks, birth weight 1,810 g, single liveborn, cesarean birth. 1. Respiratory distress syndrome: CPAP 68
hours. 2. apnea of prematurity, last spell eight days ago, caffeine off seven days. 3. jaundice
of prematurity. Head scan normal. Today 36 weeks, 2,290 g, all feeds by mouth, room air. Hearing passed. Car seat
passed. Pediatrician in two days.

{attending}
