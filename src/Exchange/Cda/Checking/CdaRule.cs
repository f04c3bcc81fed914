namespace Chartroom.Exchange.Cda.Checking;

/// <summary>
/// One requirement on an element. <c>Path</c> leads from the element by child names; a path that ends with <c>@name</c> means the
/// attribute. <c>Codes</c> lists the allowed codes, <c>Systems</c> the allowed code systems; null allows any. A null flavor
/// satisfies a requirement unless <c>Strict</c>. <c>Since</c>: only from
/// that version of the template (<c>templateId/@extension</c>) on.
/// </summary>
internal sealed record CdaRule(
    string Path, bool Required = true, IReadOnlyCollection<string>? Codes = null, IReadOnlyCollection<string>? Systems = null, bool Strict = false, string? Since = null);
