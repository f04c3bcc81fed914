using Chartroom.Server.Host.SignIn;

namespace Chartroom.Server.Host.Commands;

/// <summary>A server that has started: where it listens, and its accounts. For what runs beside it.</summary>
/// <param name="Address">Such as <c>http://127.0.0.1:8080</c>.</param>
/// <param name="Mllp">Port of the MLLP listener.</param>
/// <param name="Accounts">Its accounts.</param>
internal sealed record ServerRunning(string Address, int Mllp, AccountBook Accounts);
