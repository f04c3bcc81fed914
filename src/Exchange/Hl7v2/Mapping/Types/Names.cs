using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.DataTypes;
using Chartroom.Exchange.Hl7v2.Mapping.Tables;
using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.Mapping.Types;

/// <summary>XPN as HumanName. Source: HL7 v2-to-FHIR XPN[HumanName].</summary>
internal static class Names
{
    public static JsonObject? FromXpn(MessageWalk walk, Hl7Value value) => From(walk, new Xpn(value));

    public static JsonObject? From(MessageWalk walk, Xpn xpn)
    {
        if (!xpn.Exists)
            return null;
        var name = new JsonObject();
        name.Put("use", V2.NameUse.GetValueOrDefault(xpn.TypeCode ?? ""));
        name.Put("family", xpn.Family);
        name.Append("given", xpn.Given);
        // Further given names come in one component, by HL7 with blanks between.
        foreach (var further in (xpn.Further ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            name.Append("given", further);
        name.Append("prefix", xpn.Prefix);
        name.Append("suffix", xpn.Suffix);
        name.Append("suffix", xpn.Degree);
        name.Append("suffix", xpn.ProfessionalSuffix);
        name.Put("period", Periods.Between(walk, xpn.Effective, xpn.Expires) ?? Periods.FromRange(walk, xpn.Range));
        return name;
    }

    /// <summary>The name by which somebody wants to be called, when it is sent with the full one.</summary>
    public static JsonObject? CalledBy(Hl7Value value) =>
        new Xpn(value).CalledBy is { } called ? new JsonObject { ["use"] = "nickname", ["given"] = new JsonArray(called) } : null;
}
