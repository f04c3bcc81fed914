story: salmonella-gastroenteritis
title: Salmonella gastroenteritis
setting: emergency
service: Emergency
age: 6-80
weight: 0
reason: Diarrhea and fever

[values]
temp = 38.4..39.3

[codes]
A02.0 | | Salmonella enteritis | Salmonella gastroenteritis
E86.0 | | Dehydration | mild dehydration

[medications]
inpatient | lactated Ringer solution | 1 L intravenously

[results +00:08 85353-1 Vital signs]
8310-5 | Body temperature | {temp} | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 112 | mm[Hg] | 90-140
8867-4 | Heart rate | 106 | /min | 60-100

[results +02:00 54067-4 Stool pathogen panel]
60271-4 | Salmonella species DNA, stool | detected | | not detected

[document +03:00 34111-5 by emergency]
ED NOTE: {age} {man}, fever, cramps and watery stools ten times since yesterday. Ate at the {church supper in Harrow
Falls|Harrow Falls church supper} two days before; {others at the table are sick|a neighbour is sick
too}. No blood. Belly soft. mild dehydration, 1 L by vein, drinks.
Stool panel: Salmonella. Salmonella gastroenteritis. No antibiotic. Reported to public health. Hands, no cooking for
others.
{emergency}
