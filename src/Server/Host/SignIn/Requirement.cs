namespace Chartroom.Server.Host.SignIn;

/// <summary>The right that an endpoint asks of its caller. An endpoint without one asks for sign-in only.</summary>
public sealed record Requirement(Right Right);

/// <summary>Marks an endpoint that anyone may reach: sign-in itself, health, the capability statement.</summary>
public sealed record Public;

/// <summary>How a route table says what it asks of its callers.</summary>
public static class Requirements
{
    public static TBuilder Requires<TBuilder>(this TBuilder endpoint, Right right)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoint.WithMetadata(new Requirement(right));
        return endpoint;
    }

    public static TBuilder ForAnyone<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoint.WithMetadata(new Public());
        return endpoint;
    }
}
