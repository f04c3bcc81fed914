using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Chartroom.Server.Host.SignIn;

/// <summary>The secret of a session or bearer token: 256 random bits in base64url. The database keeps its SHA-256 only.</summary>
internal static class Secret
{
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string Hash(string secret) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>
    /// The value that a page must send back in <c>X-CSRF-Token</c>: derived from the session's secret, which a foreign
    /// page can neither read nor guess.
    /// </summary>
    public static string Csrf(string secret) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), "chartroom-csrf"u8));
}
