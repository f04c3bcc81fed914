namespace Chartroom.Exchange.Cda.Writing;

/// <summary>
/// What a CCD must say that no resource of the patient tells: its own id (a UUID), when it is made, and who keeps it.
/// <c>CustodianOid</c> is the organization's OID, or its NPI under <c>2.16.840.1.113883.4.6</c> when <c>CustodianNpi</c> is given.
/// </summary>
public sealed record CcdHeader(Guid Id, DateTimeOffset MadeAt, string CustodianName, string CustodianOid, string? CustodianNpi = null);
