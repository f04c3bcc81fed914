using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Server.Intake.Filing;

/// <summary>
/// The person at the sending system who caused a message, such as the registrar: the number and the name as the message says them.
/// Source: HL7 v2.5.1 §3.4.1.5 EVN-5 Operator ID (XCN); HL7 v2-to-FHIR EVN[Provenance].
/// </summary>
internal sealed record MessageOperator(string Number, string Name)
{
    /// <summary>The operator of a message; null when it names none.</summary>
    public static MessageOperator? Of(Hl7Message message)
    {
        var field = message.First("EVN")[5];
        var (number, family, given) = (field[1].Text ?? "", field[2].Text ?? "", field[3].Text ?? "");
        var name = family.Length > 0 && given.Length > 0 ? $"{family}, {given}" : family + given;
        return number.Length + name.Length == 0 ? null : new MessageOperator(number, name.Length > 0 ? name : number);
    }

    /// <summary>An agent of the Provenance that filing leaves.</summary>
    public JsonObject ToAgent()
    {
        var who = new JsonObject { ["display"] = Name };
        if (Number.Length > 0)
            who["identifier"] = new JsonObject { ["value"] = Number };
        return new JsonObject
        {
            ["type"] = new JsonObject
            {
                ["coding"] = new JsonArray(new JsonObject { ["system"] = "http://terminology.hl7.org/CodeSystem/provenance-participant-type", ["code"] = "enterer" }),
            },
            ["who"] = who,
        };
    }
}
