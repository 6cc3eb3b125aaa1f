using System.Collections.Immutable;
using System.Globalization;

namespace Portal.Simulator.Objects;

/// <summary>The refusals of the API server, worded as it words them (recordings in tests/…/Contract/recordings).</summary>
public static class ApiErrors
{
    /// <summary>404: no such object.</summary>
    /// <param name="resource">Its resource.</param>
    /// <param name="name">Its name.</param>
    public static ApiException NotFound(ResourceDefinition resource, string name) => For(resource, name, 404, "NotFound", $"{resource.QualifiedName} \"{name}\" not found");

    /// <summary>409: the name is taken.</summary>
    /// <param name="resource">Its resource.</param>
    /// <param name="name">Its name.</param>
    public static ApiException AlreadyExists(ResourceDefinition resource, string name) =>
        For(resource, name, 409, "AlreadyExists", $"{resource.QualifiedName} \"{name}\" already exists");

    /// <summary>409: the object has changed since the caller read it.</summary>
    /// <param name="resource">Its resource.</param>
    /// <param name="name">Its name.</param>
    public static ApiException Modified(ResourceDefinition resource, string name) => Conflict(
        resource,
        name,
        "the object has been modified; please apply your changes to the latest version and try again");

    /// <summary>409 with the reason why the operation cannot be fulfilled.</summary>
    /// <param name="resource">Its resource.</param>
    /// <param name="name">Its name.</param>
    /// <param name="why">The end of the sentence.</param>
    public static ApiException Conflict(ResourceDefinition resource, string name, string why) =>
        For(resource, name, 409, "Conflict", $"Operation cannot be fulfilled on {resource.QualifiedName} \"{name}\": {why}");

    /// <summary>409 of a delete whose precondition does not hold; names the kind, not the resource.</summary>
    /// <param name="resource">Its resource.</param>
    /// <param name="name">Its name.</param>
    /// <param name="what">UID or ResourceVersion.</param>
    /// <param name="given">Value in the precondition.</param>
    /// <param name="found">Value in the record.</param>
    public static ApiException PreconditionFailed(ResourceDefinition resource, string name, string what, string given, string found) => new(new ApiStatus
    {
        Code = 409,
        Reason = "Conflict",
        Message = string.Create(CultureInfo.InvariantCulture, $"Operation cannot be fulfilled on {resource.Kind} \"{name}\": the {what} in the precondition ({given}) does not match the {what} in record ({found}). The object might have been deleted and then recreated"),
        Details = new StatusDetails { Name = name, Kind = resource.Kind, Group = resource.Group },
    });

    /// <summary>422: the object breaks rules; lists every one of them.</summary>
    /// <param name="resource">Its resource.</param>
    /// <param name="name">Its name.</param>
    /// <param name="errors">At least one.</param>
    public static ApiException Invalid(ResourceDefinition resource, string name, IReadOnlyCollection<FieldError> errors) =>
        Invalid(resource.Kind, resource.Group, name, errors);

    /// <summary>422 for a kind that is no stored resource, for example ListOptions.</summary>
    /// <param name="kind">Kind.</param>
    /// <param name="group">Group, may be empty.</param>
    /// <param name="name">Name, may be empty.</param>
    /// <param name="errors">At least one.</param>
    public static ApiException Invalid(string kind, string group, string name, IReadOnlyCollection<FieldError> errors)
    {
        // The message names each error once, the causes repeat those that two layers of the server found.
        var distinct = errors.Select(e => e.ToString()).Distinct(StringComparer.Ordinal).ToArray();
        var text = distinct.Length == 1 ? distinct[0] : $"[{string.Join(", ", distinct)}]";
        var qualified = group.Length == 0 ? kind : kind + "." + group;
        return new(new ApiStatus
        {
            Code = 422,
            Reason = "Invalid",
            Message = $"{qualified} \"{name}\" is invalid: {text}",
            Details = new StatusDetails { Name = name, Kind = kind, Group = group, Causes = [.. errors.Select(e => e.ToCause())] },
        });
    }

    /// <summary>400: the request makes no sense.</summary>
    /// <param name="message">Why.</param>
    public static ApiException BadRequest(string message) => new(new ApiStatus { Code = 400, Reason = "BadRequest", Message = message });

    /// <summary>403 with the reason why.</summary>
    /// <param name="resource">Its resource.</param>
    /// <param name="name">Its name; empty for a collection.</param>
    /// <param name="why">The end of the sentence.</param>
    /// <param name="causes">Causes, may be empty.</param>
    public static ApiException Forbidden(ResourceDefinition resource, string name, string why, params ImmutableArray<StatusCause> causes) => new(new ApiStatus
    {
        Code = 403,
        Reason = "Forbidden",
        Message = $"{resource.QualifiedName} {(name.Length == 0 ? "" : $"\"{name}\" ")}is forbidden: {why}",
        Details = new StatusDetails { Name = name, Group = resource.Group, Kind = resource.Plural, Causes = causes },
    });

    /// <summary>405: the resource does not serve the verb.</summary>
    public static ApiException MethodNotAllowed() => new(new ApiStatus
    {
        Code = 405,
        Reason = "MethodNotAllowed",
        Message = "the server does not allow this method on the requested resource",
        Details = new StatusDetails(),
    });

    /// <summary>410: the revision is no longer kept (a list page, or the start of a watch).</summary>
    /// <param name="message">Why.</param>
    public static ApiException Expired(string message) => new(new ApiStatus { Code = 410, Reason = "Expired", Message = message });

    /// <summary>410 of a watch that starts before the kept history.</summary>
    /// <param name="requested">Revision asked for.</param>
    /// <param name="oldest">Oldest revision that can still be watched from.</param>
    public static ApiException TooOld(long requested, long oldest) =>
        Expired(string.Create(CultureInfo.InvariantCulture, $"too old resource version: {requested} ({oldest})"));

    /// <summary>415: the body's content type is not one of the supported ones.</summary>
    public static ApiException UnsupportedMediaType() => new(new ApiStatus
    {
        Code = 415,
        Reason = "UnsupportedMediaType",
        Message = "415: Unsupported Media Type",
        Details = new StatusDetails(),
    });

    /// <summary>429: an eviction that a disruption budget refuses.</summary>
    /// <param name="message">Why.</param>
    /// <param name="retryAfterSeconds">Seconds to wait; 0 says nothing.</param>
    /// <param name="causes">Causes.</param>
    public static ApiException TooManyRequests(string message, int retryAfterSeconds, params ImmutableArray<StatusCause> causes) => new(new ApiStatus
    {
        Code = 429,
        Reason = "TooManyRequests",
        Message = message,
        Details = new StatusDetails { Causes = causes, RetryAfterSeconds = retryAfterSeconds },
    });

    /// <summary>500 with a bare message, as the server gives for what it did not expect.</summary>
    /// <param name="message">What went wrong.</param>
    public static ApiException Internal(string message) => new(new ApiStatus { Code = 500, Message = message });

    private static ApiException For(ResourceDefinition resource, string name, int code, string reason, string message) => new(new ApiStatus
    {
        Code = code,
        Reason = reason,
        Message = message,
        Details = new StatusDetails { Name = name, Group = resource.Group, Kind = resource.Plural },
    });
}
