using System.Text;
using System.Text.Json.Nodes;
using Chartroom.Fhir.Definitions;

namespace Chartroom.Suites.Cda;

/// <summary>
/// Holds a transaction Bundle against the R4 definitions: known elements, cardinality, primitive form, required bindings,
/// reference targets, and that every reference inside the bundle resolves.
/// </summary>
internal static class BundleShape
{
    public static List<string> Faults(JsonObject bundle)
    {
        var faults = new List<string>();
        Check(bundle, R4Definitions.Type("Bundle")!, "Bundle", faults, null);
        var types = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in bundle["entry"]!.AsArray())
        {
            var url = (string)entry!["fullUrl"]!;
            if (!types.TryAdd(url, (string)entry["resource"]!["resourceType"]!))
                faults.Add($"fullUrl twice: {url}");
        }
        foreach (var entry in bundle["entry"]!.AsArray())
        {
            var resource = entry!["resource"]!.AsObject();
            var type = (string)resource["resourceType"]!;
            Check(resource, R4Definitions.Type(type)!, type, faults, types);
        }
        return faults;
    }

    private static void Check(JsonObject node, TypeDefinition type, string path, List<string> faults, Dictionary<string, string>? urls)
    {
        var present = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (name, value) in node)
        {
            if (name == "resourceType")
                continue;
            var plain = name.StartsWith('_') ? name[1..] : name;
            if (!type.TryMember(Encoding.UTF8.GetBytes(plain), out var member))
            {
                faults.Add($"{path}.{name}: unknown element");
                continue;
            }
            if (member.Element.IsList != value is JsonArray)
                faults.Add($"{path}.{name}: list or single");
            if (member.Element.IsChoice && present.ContainsKey(member.Element.Name) && !name.StartsWith('_'))
                faults.Add($"{path}.{name}: choice said twice");
            present[member.Element.Name] = 1;
            IEnumerable<JsonNode?> items = value is JsonArray array ? array : new[] { value };
            foreach (var item in items)
            {
                Item(item, member, name, $"{path}.{name}", faults, urls);
            }
        }
        foreach (var element in type.Elements.Where(e => e.Min > 0 && !present.ContainsKey(e.Name)))
        {
            faults.Add($"{path}.{element.Name}: required");
        }
        if (present.Count == 0)
            faults.Add($"{path}: empty");
    }

    private static void Item(JsonNode? item, Member member, string name, string path, List<string> faults, Dictionary<string, string>? urls)
    {
        if (item is null)
        {
            faults.Add($"{path}: null");
            return;
        }
        if (name is "resource" or "contained" || name.StartsWith('_'))
            return;
        var type = member.Type.Type;
        if (item is JsonObject complex)
        {
            if (type is null || type.IsPrimitive)
                faults.Add($"{path}: object where a primitive stands");
            else
                Check(complex, type, path, faults, urls);
            Reference(complex, member, path, faults, urls);
            Binding(complex, member, path, faults);
            return;
        }
        var text = item.GetValueKind() == System.Text.Json.JsonValueKind.String ? item.GetValue<string>() : item.ToJsonString();
        if (type?.Regex is { } regex && !regex.IsMatch(text))
            faults.Add($"{path}: not a {type.Name}: {text[..Math.Min(40, text.Length)]}");
        if (text.Length == 0)
            faults.Add($"{path}: empty text");
        if (member.Element.Binding is { Strength: BindingStrength.Required } binding && R4Codes.ValueSet(binding.ValueSet)?.Contains(null, text) == false)
            faults.Add($"{path}: code {text} not in {binding.ValueSet}");
    }

    private static void Reference(JsonObject reference, Member member, string path, List<string> faults, Dictionary<string, string>? urls)
    {
        if (member.Type.Code != "Reference" || urls is null || (string?)reference["reference"] is not { } url)
            return;
        if (!urls.TryGetValue(url, out var target))
            faults.Add($"{path}: does not resolve");
        else if (member.Type.Targets.Count > 0 && !member.Type.Targets.Any(t => t is "Resource" || t == target || t.EndsWith("/" + target, StringComparison.Ordinal)))
            faults.Add($"{path}: a {target} may not stand here");
    }

    private static void Binding(JsonObject concept, Member member, string path, List<string> faults)
    {
        if (member.Element.Binding is not { Strength: BindingStrength.Required } binding || R4Codes.ValueSet(binding.ValueSet) is not { } set)
            return;
        foreach (var coding in concept["coding"]?.AsArray() ?? [])
        {
            if ((string?)coding!["code"] is { } code && set.Contains((string?)coding["system"], code) == false)
                faults.Add($"{path}: code {code} not in {binding.ValueSet}");
        }
    }
}
